package dev.pikku.generator.config.key;

import java.util.regex.Pattern;

/** The keys of the section {@code content}. */
final class ContentKeys {
  private static final TextShape BUCKET =
      new TextShape(
          "a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens, and variables of"
              + " the Serverless Framework",
          Pattern.compile("^([a-z0-9.-]|\\$\\{[^{}]+}){1,63}$"));

  private ContentKeys() {}

  /**
   * @param service the shape of a backend's name
   */
  static SectionShape section(TextShape service) {
    return SectionShape.of(
        Key.of(
            "store",
            ChoiceShape.of("s3", "none"),
            "s3",
            "Where content is kept: in a bucket of S3, or where PIKKU_CONTENT says, which is yours"
                + " to set and to permit."),
        Key.of(
            "bucket",
            BUCKET,
            "A bucket that is there already; serverless.yml has one unless this or \"from\" is"
                + " stated."),
        Key.of("from", service, "The backend that owns the bucket, by its name."),
        Key.of(
            "origins",
            ListShape.of(new OriginShape()),
            "Origins whose pages may follow links to the backend's own bucket; none unless"
                + " stated."));
  }
}
