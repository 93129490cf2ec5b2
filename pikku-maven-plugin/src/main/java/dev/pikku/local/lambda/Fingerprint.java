package dev.pikku.local.lambda;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;

/** Tells whether a build has written files since. */
public final class Fingerprint {
  /** A build that writes nothing for so long has ended. */
  private static final Duration CALM = Duration.ofMillis(150);

  private static final int LONGEST_WAIT = 100;

  private final List<Path> paths;

  /**
   * @param paths directories and files, which need not exist
   */
  public Fingerprint(List<Path> paths) {
    this.paths = List.copyOf(paths);
  }

  /** A number that changes with the time and size of any file, and with their names. */
  public long now() {
    Files64 files = new Files64();
    for (Path path : paths) {
      try {
        if (Files.exists(path)) {
          Files.walkFileTree(path, files);
        }
      } catch (IOException e) {
        files.hash++; // a build deletes while this looks; the next look sees what became of it
      }
    }
    return files.hash;
  }

  /** The same, once it stays the same for a moment. */
  public long settled() throws InterruptedException {
    long last = now();
    for (int i = 0; i < LONGEST_WAIT; i++) {
      Thread.sleep(CALM.toMillis());
      long next = now();
      if (next == last) {
        return next;
      }
      last = next;
    }
    return last;
  }

  private static final class Files64 extends SimpleFileVisitor<Path> {
    private long hash;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      long one = file.toString().hashCode();
      one = 31 * one + attributes.lastModifiedTime().toMillis();
      one = 31 * one + attributes.size();
      hash += one * 0x9E3779B97F4A7C15L;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
