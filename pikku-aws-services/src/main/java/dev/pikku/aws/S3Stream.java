package dev.pikku.aws;

import dev.pikku.service.ContentInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Content read piece by piece, so that no connection waits for a slow reader. */
final class S3Stream extends InputStream {
  static final int PIECE = 4 * 1024 * 1024;

  private final S3Bucket bucket;
  private final String url;
  private final ContentInfo info;
  private byte[] piece;

  /** Where in the piece the next byte is. */
  private int at;

  /** Where in the content the next piece is. */
  private long next;

  private boolean closed;

  /**
   * @param first what was read already
   */
  S3Stream(S3Bucket bucket, String url, ContentInfo info, byte[] first) {
    this.bucket = bucket;
    this.url = url;
    this.info = info;
    this.piece = first;
    this.next = first.length;
  }

  /**
   * Asks for a part of the content.
   *
   * @param etag what it has to be still; null if it may be any
   */
  static AwsResponse range(
      S3Bucket bucket, String url, long from, long length, @Nullable String etag)
      throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("range", "bytes=" + from + "-" + (from + length - 1));
    if (etag != null) {
      headers.put("if-match", "\"" + etag + "\"");
    }
    return bucket.send("GET", url, headers, S3Bucket.NOTHING);
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, to, offset, count);
    at += count;
    return count;
  }

  @Override
  public int available() {
    return piece.length - at;
  }

  @Override
  public void close() {
    closed = true;
    piece = S3Bucket.NOTHING;
    at = 0;
  }

  /** Whether there is a byte to be read. */
  private boolean fill() throws IOException {
    if (closed) {
      throw new IOException("The content is closed");
    }
    if (at < piece.length) {
      return true;
    }
    if (next >= info.length()) {
      return false;
    }
    piece = S3Bucket.NOTHING;
    at = 0;
    long length = Math.min(PIECE, info.length() - next);
    AwsResponse response = range(bucket, url, next, length, info.etag());
    if (response.status == 412 || response.status == 404 || response.status == 416) {
      throw new IOException("The content was changed or deleted while it was read");
    }
    if (response.status != 206 || response.body().length != length) {
      throw new IOException(bucket.refused("give content", response).getMessage());
    }
    piece = response.body();
    next += length;
    return true;
  }
}
