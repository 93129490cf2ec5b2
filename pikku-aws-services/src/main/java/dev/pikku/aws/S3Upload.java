package dev.pikku.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Content written in parts, which become visible together. */
final class S3Upload {
  /** S3 takes 10,000 parts at most, which makes 78 GiB. */
  static final int PART = 8 * 1024 * 1024;

  private final S3Bucket bucket;
  private final String url;
  private final String id;
  private final StringBuilder parts = new StringBuilder("<CompleteMultipartUpload>");
  private int count;

  private S3Upload(S3Bucket bucket, String url, String id) {
    this.bucket = bucket;
    this.url = url;
    this.id = SigV4.encode(id, false);
  }

  /**
   * Writes all that a stream has, or nothing.
   *
   * @param first what was read of it already
   * @throws IOException if the stream cannot be read
   */
  static void write(S3Bucket bucket, String url, String type, byte[] first, InputStream rest)
      throws IOException {
    S3Upload upload = begin(bucket, url, type);
    boolean done = false;
    try {
      for (byte[] part = first; part.length > 0; part = rest.readNBytes(PART)) {
        upload.add(part);
      }
      upload.complete();
      done = true;
    } finally {
      if (!done) {
        upload.abort();
      }
    }
  }

  private static S3Upload begin(S3Bucket bucket, String url, String type) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", type);
    try {
      AwsResponse response = bucket.send("POST", url + "?uploads=", headers, S3Bucket.NOTHING);
      String id = response.status == 200 ? S3Bucket.element(response, "UploadId") : null;
      if (id == null) {
        throw bucket.refused("begin to take content", response);
      }
      return new S3Upload(bucket, url, id);
    } catch (IOException failed) {
      throw S3Content.unreached("written", failed);
    }
  }

  private void add(byte[] part) {
    count++;
    String address = url + "?partNumber=" + count + "&uploadId=" + id;
    try {
      AwsResponse response = bucket.send("PUT", address, new TreeMap<>(), part);
      if (response.status != 200) {
        throw bucket.refused("take a part of content", response);
      }
      parts.append("<Part><PartNumber>").append(count).append("</PartNumber><ETag>\"");
      parts.append(S3Bucket.etag(response)).append("\"</ETag></Part>");
    } catch (IOException failed) {
      throw S3Content.unreached("written", failed);
    }
  }

  private void complete() {
    byte[] xml =
        parts.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/xml");
    try {
      AwsResponse response = bucket.send("POST", url + "?uploadId=" + id, headers, xml);
      // S3 may begin to answer before it has failed
      if (response.status != 200 || S3Bucket.isError(response)) {
        throw bucket.refused("put the parts of content together", response);
      }
    } catch (IOException failed) {
      throw S3Content.unreached("written", failed);
    }
  }

  /** Gives the parts up; where that fails, too, the bucket's own rule deletes them a day later. */
  private void abort() {
    try {
      bucket.send("DELETE", url + "?uploadId=" + id, new TreeMap<>(), S3Bucket.NOTHING);
    } catch (IOException | RuntimeException failed) {
      // what went wrong first is what is told
    }
  }
}
