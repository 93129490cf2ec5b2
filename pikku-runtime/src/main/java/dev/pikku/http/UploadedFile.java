package dev.pikku.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that a form brought; as a component of an input, one that {@code multipart/form-data} has
 * under the component's name. In JSON, and so in a queue's message, it is an object with {@code
 * fileName}, {@code contentType} and {@code content} in base64.
 *
 * <p>Its bytes are part of the request's body, which is in memory anyway: {@link #open} copies
 * nothing.
 */
public final class UploadedFile {
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final String fileName;
  private final String contentType;
  private final byte[] body;
  private final int from;
  private final int to;

  UploadedFile(String fileName, String contentType, byte[] body, int from, int to) {
    this.fileName = baseName(fileName);
    this.contentType = isHeader(contentType) ? contentType : UNKNOWN_TYPE;
    this.body = body;
    this.from = from;
    this.to = to;
  }

  /**
   * A file to send to a queue, or to test a function with.
   *
   * @param content not copied
   */
  public static UploadedFile of(String fileName, String contentType, byte[] content) {
    return new UploadedFile(fileName, contentType, content, 0, content.length);
  }

  /**
   * What the sender calls the file, without directories and control characters; empty if there is
   * no such name. It is not unique and may end in anything: store the file under a name of your
   * own.
   */
  public String fileName() {
    return fileName;
  }

  /**
   * What the sender says the file is, which need not be so; {@code application/octet-stream} if
   * nothing is said.
   */
  public String contentType() {
    return contentType;
  }

  /** The number of bytes. */
  public int size() {
    return to - from;
  }

  /** The file's bytes from its beginning; as often as it is called. */
  public InputStream open() {
    return new ByteArrayInputStream(body, from, to - from);
  }

  /** A copy of the file's bytes. */
  public byte[] bytes() {
    return Arrays.copyOfRange(body, from, to);
  }

  private static String baseName(String path) {
    int start = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    StringBuilder name = new StringBuilder(path.length() - start);
    for (int i = start; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!Character.isISOControl(c) && !turnsText(c)) {
        name.append(c);
      }
    }
    String clean = name.toString().strip();
    return clean.equals(".") || clean.equals("..") ? "" : clean;
  }

  /** Whether what follows is shown from right to left, so that exe.txt may be shown as txt.exe. */
  private static boolean turnsText(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }

  private static boolean isHeader(String contentType) {
    for (int i = 0; i < contentType.length(); i++) {
      if (contentType.charAt(i) < ' ' || contentType.charAt(i) > '~') {
        return false;
      }
    }
    return contentType.indexOf('/') > 0;
  }

  /** Whether name, content type and content are the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UploadedFile file
        && file.fileName.equals(fileName)
        && file.contentType.equals(contentType)
        && Arrays.equals(file.body, file.from, file.to, body, from, to);
  }

  @Override
  public int hashCode() {
    return fileName.hashCode() * 31 + size();
  }

  /** Neither name nor content: this may end up in a log. */
  @Override
  public String toString() {
    return "a file of " + size() + " bytes";
  }
}
