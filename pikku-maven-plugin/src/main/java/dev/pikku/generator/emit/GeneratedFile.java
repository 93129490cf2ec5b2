package dev.pikku.generator.emit;

/**
 * A file that an emitter made.
 *
 * @param root where it goes
 * @param path below the root, with slashes
 * @param content its text, lines ended by {@code \n}
 */
public record GeneratedFile(Root root, String path, String content) {

  /** The places that files are written to. */
  public enum Root {
    /** {@code target/generated-sources/pikku}: compiled with the module. */
    SOURCES,
    /** {@code target/pikku}: manifest and reports. */
    REPORTS,
    /** The module's own directory: {@code serverless.yml}. */
    MODULE
  }
}
