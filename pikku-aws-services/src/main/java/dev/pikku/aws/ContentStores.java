package dev.pikku.aws;

import dev.pikku.service.Content;
import dev.pikku.service.LocalContent;
import java.nio.file.Path;
import java.util.Map;

/**
 * Opens the store of content that the variable {@code PIKKU_CONTENT} names:
 *
 * <ul>
 *   <li>{@code s3:<bucket>}: see {@link S3Content}
 *   <li>{@code folder:<path>}: see {@link LocalContent}
 * </ul>
 *
 * Opening calls nobody.
 */
public final class ContentStores {
  private static final String VARIABLE = "PIKKU_CONTENT";
  private static final String S3 = "s3:";
  private static final String FOLDER = "folder:";

  private ContentStores() {}

  /**
   * Opens the store.
   *
   * @throws IllegalStateException if the variable says nothing that is known
   */
  public static Content open(Map<String, String> environment) {
    String where = environment.get(VARIABLE);
    if (where != null && where.startsWith(S3) && where.length() > S3.length()) {
      return new S3Content(where.substring(S3.length()), environment);
    }
    if (where != null && where.startsWith(FOLDER) && where.length() > FOLDER.length()) {
      return new LocalContent(Path.of(where.substring(FOLDER.length())));
    }
    throw new IllegalStateException(
        "The variable "
            + VARIABLE
            + " names no place that is known. Known are s3:<bucket> and folder:<path>.");
  }
}
