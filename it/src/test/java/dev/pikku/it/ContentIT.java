package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A packaged backend that keeps files in a bucket, on a server that checks signatures. */
class ContentIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path taskRoot;

  static Iterable<Path> jdks() throws Exception {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void storesWhatOthersReadByALink(Path jdk) throws Exception {
    Project project = Project.copy("kept-files", "package-" + jdk.getFileName());
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/kept-files-1.0-SNAPSHOT-lambda.zip"), taskRoot);
    String scan = "what was scanned, line by line\n".repeat(1000);

    try (S3Place bucket = new S3Place("scans");
        LambdaProcess lambda = start(jdk, bucket)) {
      assertThat(status(lambda, "GET", "/scan", "")).isEqualTo(204);
      assertThat(status(lambda, "POST", "/scan", scan)).isEqualTo(204);
      assertThat(body(lambda, "/scan").path("length").asInt()).isEqualTo(scan.length());

      HttpResponse<String> linked =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(body(lambda, "/scan/link").path("url").asText()))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(linked.statusCode()).as(linked.body()).isEqualTo(200);
      assertThat(linked.body()).isEqualTo(scan);
      assertThat(linked.headers().firstValue("content-type")).contains("text/plain");
    }
  }

  private LambdaProcess start(Path jdk, S3Place bucket) throws Exception {
    Map<String, String> environment = new HashMap<>(bucket.environment());
    environment.put("PIKKU_CONTENT", "s3:" + bucket.name());
    return LambdaProcess.start(jdk, taskRoot, "acme.kept_files.pikku.HttpHandler", environment);
  }

  private static int status(LambdaProcess lambda, String method, String path, String body)
      throws Exception {
    return answer(lambda, Events.httpApi(method, path, body)).path("statusCode").asInt();
  }

  private static JsonNode body(LambdaProcess lambda, String path) throws Exception {
    return JSON.readTree(answer(lambda, Events.httpApi("GET", path, "")).path("body").asText());
  }

  private static JsonNode answer(LambdaProcess lambda, String event) throws Exception {
    String answer = lambda.invoke(event).body();
    assertThat(answer).as(lambda.log()).startsWith("{\"statusCode\":2");
    return JSON.readTree(answer);
  }
}
