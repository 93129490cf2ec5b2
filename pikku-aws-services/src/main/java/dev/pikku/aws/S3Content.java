package dev.pikku.aws;

import dev.pikku.service.Content;
import dev.pikku.service.ContentInfo;
import dev.pikku.service.ContentRules;
import dev.pikku.service.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Content in a bucket of S3. {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL} lead to
 * another endpoint than AWS's, where the bucket is the first segment of the path.
 *
 * <p>What is read comes in pieces of 4 MiB and what is written goes in parts of 8 MiB, each a
 * request that is sent again where that may help: at most one of them is in memory.
 */
public final class S3Content implements Content {
  private final AwsClient client;
  private final S3Bucket bucket;

  /**
   * @param bucket its name, in the region of the environment
   */
  public S3Content(String bucket, Map<String, String> environment) {
    this.client = new AwsClient("s3", environment);
    this.bucket = new S3Bucket(client, bucket, environment);
  }

  @Override
  public Optional<StoredContent> read(String key) {
    String url = bucket.url(ContentRules.key(key));
    try {
      AwsResponse first = S3Stream.range(bucket, url, 0, S3Stream.PIECE, null);
      Optional<ContentInfo> info = info(url, first);
      if (info.isEmpty()) {
        return Optional.empty();
      }
      byte[] bytes = first.status < 400 ? first.body() : new byte[0];
      return Optional.of(
          new StoredContent(info.get(), new S3Stream(bucket, url, info.get(), bytes)));
    } catch (IOException failed) {
      throw unreached("read", failed);
    }
  }

  @Override
  public Optional<ContentInfo> info(String key) {
    String url = bucket.url(ContentRules.key(key));
    try {
      // the answer to HEAD would not tell whether it is the content or the bucket that is not there
      return info(url, S3Stream.range(bucket, url, 0, 1, null));
    } catch (IOException failed) {
      throw unreached("read", failed);
    }
  }

  private Optional<ContentInfo> info(String url, AwsResponse first) throws IOException {
    AwsResponse response = first;
    if (first.status == 416) {
      // nothing has no first byte
      response = bucket.send("HEAD", url, new TreeMap<>(), S3Bucket.NOTHING);
      if (response.status == 404) {
        return Optional.empty();
      }
    } else if (S3Bucket.code(first).equals("NoSuchKey")) {
      return Optional.empty();
    }
    if (response.status != 200 && response.status != 206) {
      throw bucket.refused("give content", response);
    }
    String type = response.header("Content-Type");
    return Optional.of(
        new ContentInfo(
            type == null ? "application/octet-stream" : type,
            length(response),
            S3Bucket.etag(response),
            Instant.ofEpochMilli(response.lastModified())));
  }

  /** Of the whole: after the slash in {@code bytes 0-99/4711}, where a part was asked for. */
  private static long length(AwsResponse response) throws IOException {
    String range = response.header("Content-Range");
    String length = range == null ? response.header("Content-Length") : range;
    try {
      if (length != null) {
        return Long.parseLong(length.substring(length.indexOf('/') + 1));
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new IOException("S3 did not say how long the content is");
  }

  @Override
  public void write(String key, String type, InputStream content) throws IOException {
    String url = bucket.url(ContentRules.key(key));
    ContentRules.type(type);
    byte[] first = content.readNBytes(S3Upload.PART);
    if (first.length == S3Upload.PART) {
      S3Upload.write(bucket, url, type, first, content);
      return;
    }
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", type);
    try {
      AwsResponse response = bucket.send("PUT", url, headers, first);
      if (response.status != 200) {
        throw bucket.refused("take content", response);
      }
    } catch (IOException failed) {
      throw unreached("written", failed);
    }
  }

  @Override
  public boolean copy(String from, String to) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("x-amz-copy-source", bucket.source(ContentRules.key(from)));
    String url = bucket.url(ContentRules.key(to));
    if (from.equals(to)) {
      // which S3 takes for a mistake
      return info(from).isPresent();
    }
    try {
      AwsResponse response = bucket.send("PUT", url, headers, S3Bucket.NOTHING);
      String code = S3Bucket.code(response);
      if (code.equals("NoSuchKey")) {
        return false;
      }
      // S3 may begin to answer before it has failed
      if (response.status != 200 || S3Bucket.isError(response)) {
        throw bucket.refused("copy content", response);
      }
      return true;
    } catch (IOException failed) {
      throw unreached("copied", failed);
    }
  }

  @Override
  public void delete(String key) {
    String url = bucket.url(ContentRules.key(key));
    try {
      AwsResponse response = bucket.send("DELETE", url, new TreeMap<>(), S3Bucket.NOTHING);
      if (response.status >= 300 && !S3Bucket.code(response).equals("NoSuchKey")) {
        throw bucket.refused("delete content", response);
      }
    } catch (IOException failed) {
      throw unreached("deleted", failed);
    }
  }

  @Override
  public String readUrl(String key, Duration validFor) {
    return link("GET", key, new TreeMap<>(), validFor);
  }

  @Override
  public String uploadUrl(String key, String type, long length, Duration validFor) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-length", Long.toString(ContentRules.length(length)));
    headers.put("content-type", ContentRules.type(type));
    return link("PUT", key, headers, validFor);
  }

  private String link(
      String method, String key, SortedMap<String, String> headers, Duration validFor) {
    String url = bucket.url(ContentRules.key(key));
    long seconds = ContentRules.seconds(validFor);
    long now = System.currentTimeMillis() / 1000;
    try {
      return PresignedUrl.of(
          new SigV4("s3", client.region()),
          client.credentials(now),
          method,
          new URL(url),
          headers,
          seconds,
          now);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "A link to content could not be signed: " + failed.getMessage(), failed);
    }
  }

  static IllegalStateException unreached(String what, IOException failed) {
    return new IllegalStateException(
        "Content could not be " + what + ": S3 did not answer: " + failed.getMessage(), failed);
  }
}
