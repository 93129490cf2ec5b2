package dev.pikku.json;

import java.util.Arrays;

/** A file in a form, as {@link ObjectBinder#file} is given it: a part of the body, not copied. */
public final class FormFile {
  private final String fileName;
  private final String contentType;
  private final byte[] body;
  private final int from;
  private final int to;

  /**
   * @param fileName as sent; whoever sent it may have written anything
   * @param contentType as sent; empty if nothing was
   * @param body holds the file's bytes at {@code [from, to)}
   */
  public FormFile(String fileName, String contentType, byte[] body, int from, int to) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.body = body;
    this.from = from;
    this.to = to;
  }

  public String fileName() {
    return fileName;
  }

  public String contentType() {
    return contentType;
  }

  /** Holds the file's bytes at {@code [from(), to())}. */
  public byte[] body() {
    return body;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** A copy of the file's bytes. */
  public byte[] bytes() {
    return Arrays.copyOfRange(body, from, to);
  }
}
