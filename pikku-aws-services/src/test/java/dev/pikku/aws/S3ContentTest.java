package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.Content;
import dev.pikku.service.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3ContentTest extends ContentContract {
  private static S3Proxy server;
  private static int buckets;

  private String bucket = "";

  @BeforeAll
  static void start() throws Exception {
    server = new S3Proxy();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  Content content() throws IOException {
    bucket = "bucket-" + buckets++;
    server.makeBucket(bucket);
    return new S3Content(bucket, server.environment());
  }

  @Test
  void failsToReadWhatIsReplacedMeanwhile() throws Exception {
    Content content = content();
    content.write("key", "a/b", random(5 * 1024 * 1024));

    try (StoredContent stored = content.read("key").orElseThrow()) {
      content.write("key", "a/b", random(6 * 1024 * 1024));

      assertThatThrownBy(() -> stored.stream().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessage("The content was changed or deleted while it was read");
    }
  }

  @Test
  void leavesNoPartsOfAStreamThatBreaksOff() throws Exception {
    Content content = content();
    InputStream broken = broken(9 * 1024 * 1024);

    assertThatThrownBy(() -> content.write("key", "a/b", broken)).hasMessage("broken off");

    TreeMap<String, String> headers = new TreeMap<>();
    AwsResponse uploads =
        new S3Bucket(new AwsClient("s3", server.environment()), bucket, server.environment())
            .send("GET", server.url + "/" + bucket + "?uploads=", headers, S3Bucket.NOTHING);
    assertThat(uploads.status).isEqualTo(200);
    assertThat(S3Bucket.element(uploads, "Upload")).isNull();
  }

  @Test
  void makesLinksByWhichAnybodyReads() throws Exception {
    Content content = content();
    content.write("a b/ü+.txt", "text/plain", bytes("Hello"));

    HttpURLConnection answer = open(content.readUrl("a b/ü+.txt", Duration.ofMinutes(1)));

    assertThat(answer.getResponseCode()).isEqualTo(200);
    assertThat(answer.getInputStream().readAllBytes()).isEqualTo(bytes("Hello"));
    assertThat(answer.getContentType()).isEqualTo("text/plain");
  }

  @Test
  void makesLinksThatAreGoodForNothingElse() throws Exception {
    Content content = content();
    content.write("mine", "text/plain", bytes("mine"));
    content.write("other", "text/plain", bytes("other"));
    String link = content.readUrl("mine", Duration.ofMinutes(1));

    assertThat(open(link.replace("/mine", "/other")).getResponseCode()).isEqualTo(403);
    assertThat(open(link.replace("Expires=60", "Expires=61")).getResponseCode()).isEqualTo(403);
    assertThat(upload(link, "text/plain", bytes("gone"))).isEqualTo(403);
  }

  @Test
  void makesLinksThatEnd() throws Exception {
    Content content = content();
    content.write("key", "text/plain", bytes("Hello"));
    String link = content.readUrl("key", Duration.ofSeconds(1));

    Thread.sleep(2500);

    assertThat(open(link).getResponseCode()).isEqualTo(403);
  }

  @Test
  void makesLinksToWhichContentOfOneTypeAndLengthIsUploaded() throws Exception {
    Content content = content();
    String link = content.uploadUrl("new/ä.png", "image/png", 7, Duration.ofMinutes(1));

    assertThat(upload(link, "image/png", bytes("longer than 7"))).isEqualTo(403);
    assertThat(upload(link, "text/html", bytes("picture"))).isEqualTo(403);
    assertThat(content.read("new/ä.png")).isEmpty();

    assertThat(upload(link, "image/png", bytes("picture"))).isEqualTo(200);
    assertThat(text(content, "new/ä.png")).isEqualTo("picture");
    assertThat(content.info("new/ä.png").orElseThrow().type()).isEqualTo("image/png");
  }

  @Test
  void saysThatThereIsNoSuchBucketAndNothingOfTheKey() {
    Content content = new S3Content("no-such-bucket", server.environment());

    assertThatThrownBy(() -> content.read("planted-key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("S3 did not give content: NoSuchBucket (status 404")
        .hasMessageEndingWith("There is no such bucket: look at PIKKU_CONTENT.")
        .hasMessageNotContaining("planted");
    assertThatThrownBy(() -> content.info("planted-key"))
        .hasMessageStartingWith("S3 did not give content: NoSuchBucket");
    assertThatThrownBy(() -> content.write("planted-key", "a/b", bytes("planted")))
        .hasMessageStartingWith("S3 did not take content: NoSuchBucket")
        .hasMessageNotContaining("planted");
    assertThatThrownBy(() -> content.write("planted-key", "a/b", random(8 * 1024 * 1024)))
        .hasMessageStartingWith("S3 did not begin to take content: NoSuchBucket");
    assertThatThrownBy(() -> content.copy("planted-key", "a"))
        .hasMessageStartingWith("S3 did not copy content: NoSuchBucket");
    assertThatThrownBy(() -> content.delete("planted-key"))
        .hasMessageStartingWith("S3 did not delete content: NoSuchBucket");
  }

  @Test
  void saysThatSignaturesAreRefusedAndNothingOfTheSecret() throws Exception {
    Map<String, String> environment = server.environment();
    content();
    environment.put("AWS_SECRET_ACCESS_KEY", "planted-other");
    Content content = new S3Content(bucket, environment);

    assertThatThrownBy(() -> content.read("planted-key"))
        .hasMessageStartingWith("S3 did not give content: SignatureDoesNotMatch (status 403")
        .hasMessageNotContaining("planted");
  }

  @Test
  void putsTheBucketIntoAwssHostNameUnlessItHasDots() {
    Map<String, String> environment = new TreeMap<>(server.environment());
    environment.remove("AWS_ENDPOINT_URL_S3");

    assertThat(new S3Content("plain", environment).readUrl("a b", Duration.ofMinutes(1)))
        .startsWith("https://plain.s3.eu-central-1.amazonaws.com/a%20b?");
    assertThat(new S3Content("with.dots", environment).readUrl("a", Duration.ofMinutes(1)))
        .startsWith("https://s3.eu-central-1.amazonaws.com/with.dots/a?");
  }

  @Test
  void signsLinksWithTheTokenOfTemporaryCredentials() {
    Map<String, String> environment = new TreeMap<>(server.environment());
    environment.put("AWS_SESSION_TOKEN", "to/ken+");

    assertThat(new S3Content("b", environment).readUrl("a", Duration.ofMinutes(1)))
        .contains("&X-Amz-Security-Token=to%2Fken%2B&X-Amz-SignedHeaders=host&X-Amz-Signature=");
  }

  private static HttpURLConnection open(String link) throws IOException {
    return (HttpURLConnection) new URL(link).openConnection();
  }

  private static int upload(String link, String type, byte[] bytes) throws IOException {
    HttpURLConnection connection = open(link);
    connection.setRequestMethod("PUT");
    connection.setRequestProperty("Content-Type", type);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.getOutputStream().write(bytes);
    return connection.getResponseCode();
  }
}
