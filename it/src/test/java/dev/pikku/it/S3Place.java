package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bucket of a server that speaks S3 and checks signatures, with a class path of its own. */
final class S3Place implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "secret-key-of-the-bucket";

  private final String name;
  private final String url;
  private final Path directory = Files.createTempDirectory("s3");
  private final Process process;

  S3Place(String name) throws IOException, InterruptedException {
    this.name = name;
    try (ServerSocket free = new ServerSocket(0)) {
      url = "http://127.0.0.1:" + free.getLocalPort();
    }
    Path buckets = Files.createDirectory(directory.resolve("buckets"));
    Files.createDirectory(buckets.resolve(name));
    Path settings = directory.resolve("s3proxy.properties");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=id
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        jclouds.identity=i
        jclouds.credential=c
        """
            .formatted(url, SECRET, buckets.toString().replace('\\', '/')));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(Path.of("../pikku-aws-services/target/s3proxy-class-path.txt")),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    awaitAnswer();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
        return;
      } catch (IOException notYet) {
        assertThat(process.isAlive() && Instant.now().isBefore(end))
            .as(Files.readString(directory.resolve("log")))
            .isTrue();
        Thread.sleep(50);
      }
    }
  }

  String name() {
    return name;
  }

  /** What leads there, and is let in; S3Proxy knows no tokens of sessions. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_S3",
        url,
        "AWS_ACCESS_KEY_ID",
        "id",
        "AWS_SECRET_ACCESS_KEY",
        SECRET,
        "AWS_SESSION_TOKEN",
        "");
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
