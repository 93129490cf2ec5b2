package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A server that speaks S3 and checks signatures, with a class path of its own. */
final class S3Proxy {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final String url;
  private final Process process;
  private final Path log;

  S3Proxy() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    url = "http://127.0.0.1:" + port;
    Path settings = Files.createTempFile("s3proxy", ".properties");
    Files.writeString(
        settings,
        "s3proxy.endpoint="
            + url
            + "\ns3proxy.authorization=aws-v2-or-v4\ns3proxy.identity=id\n"
            + "s3proxy.credential=planted-secret\njclouds.provider=transient-nio2\n"
            + "jclouds.identity=i\njclouds.credential=c\n");
    log = Files.createTempFile("s3proxy", ".log");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(Path.of("target/s3proxy-class-path.txt")),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitAnswer();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        ((HttpURLConnection) new URL(url).openConnection()).getResponseCode();
        return;
      } catch (IOException notYet) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        assertThat(Instant.now()).as(Files.readString(log)).isBefore(end);
        Thread.sleep(50);
      }
    }
  }

  /** What leads there, and is let in. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_ENDPOINT_URL_S3", url);
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "planted-secret");
    return environment;
  }

  void makeBucket(String name) throws IOException {
    AwsClient client = new AwsClient("s3", environment());
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("x-amz-content-sha256", SigV4.sha256(S3Bucket.NOTHING));
    AwsResponse response = client.send("PUT", url + "/" + name, null, headers, S3Bucket.NOTHING);
    assertThat(response.status).isEqualTo(200);
  }

  void stop() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    Files.delete(log);
  }
}
