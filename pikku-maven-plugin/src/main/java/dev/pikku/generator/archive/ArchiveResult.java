package dev.pikku.generator.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * An archive that was made, and what became of everything that could have gone into it.
 *
 * @param size bytes of the file
 * @param unpackedSize bytes once unpacked
 * @param written false if the file was there already, with the same bytes
 */
public record ArchiveResult(
    Path file, long size, long unpackedSize, int entries, boolean written, List<Part> parts) {
  public ArchiveResult {
    parts = List.copyOf(parts);
  }

  /** Where an artifact went. */
  public enum Treatment {
    /** Its classes and resources are at the archive's root. */
    MERGED,
    /** Its jar is intact in {@code lib/}. */
    LIB,
    /** Nothing of it is in the archive. */
    LEFT_OUT
  }

  /**
   * What became of one artifact.
   *
   * @param artifact its name, {@code group:artifact:version} if it is external
   * @param reason why it was not merged; empty if it was
   * @param leftOut its classes and resources that are not in the archive, each with a reason
   */
  public record Part(
      String artifact, Treatment treatment, String reason, int classes, List<LeftOut> leftOut) {
    public Part {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** A class or a resource that is not in the archive. */
  public record LeftOut(String entry, String reason) {}
}
