package dev.pikku.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Files by key, such as {@code avatars/17.png}. A function asks for it as a parameter, and the
 * build lets the function's role reach the bucket.
 *
 * <p>A key has 1 to 1024 bytes in UTF-8, in segments between slashes; no segment is empty, {@code
 * .} or {@code ..}, and there are no control characters or backslashes. Methods refuse any other
 * with an {@link IllegalArgumentException}, and throw an {@link IllegalStateException} where the
 * store does not do what they ask of it.
 */
public interface Content {

  /**
   * Opens what is stored.
   *
   * @return to be closed by the caller; empty if there is nothing by that key
   */
  Optional<StoredContent> read(String key);

  /**
   * Describes what is stored.
   *
   * @return empty if there is nothing by that key
   */
  Optional<ContentInfo> info(String key);

  /**
   * Stores all that a stream has, in place of what was there. Nobody sees a part of it: until all
   * is stored, and if that fails, what was there is what is read.
   *
   * @param type the content type, such as {@code image/png}
   * @param content is read to its end, and not closed
   * @throws IOException if the stream cannot be read
   */
  void write(String key, String type, InputStream content) throws IOException;

  /** Stores bytes, in place of what was there. */
  default void write(String key, String type, byte[] content) {
    try {
      write(key, type, new ByteArrayInputStream(content));
    } catch (IOException failed) {
      throw new IllegalStateException("Bytes can always be read", failed);
    }
  }

  /**
   * Copies content and its type, in place of what was there.
   *
   * @return whether there was something to copy
   */
  boolean copy(String from, String to);

  /** Deletes what is stored; that there is nothing is no failure. */
  void delete(String key);

  /**
   * Makes a link by which anybody who has it may read, whether or not there is anything yet.
   *
   * @param validFor one second to seven days; on Lambda the link ends no later than the credentials
   *     of the function, after a few hours
   */
  String readUrl(String key, Duration validFor);

  /**
   * Makes a link to which anybody who has it may {@code PUT} content of this type and length, and
   * no other: the request's {@code Content-Type} has to be the same.
   *
   * @param validFor as for {@link #readUrl}
   */
  String uploadUrl(String key, String type, long length, Duration validFor);
}
