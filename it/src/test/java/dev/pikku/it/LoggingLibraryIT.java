package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend with a library that logs through SLF4J, and nothing set up for it. */
class LoggingLibraryIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ZIP = "target/logging-library-1.0-SNAPSHOT-lambda.zip";

  @TempDir Path taskRoot;

  private static Project build(String test, String before, String after) throws Exception {
    Project project = Project.copy("logging-library", test);
    project.replace("pom.xml", before, after);
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    return project;
  }

  private LambdaProcess start(Project project, String format) throws Exception {
    Archive.unpack(project.path(ZIP), taskRoot);
    return LambdaProcess.start(
        Jdks.homes().iterator().next(),
        taskRoot,
        "acme.logging_library.pikku.HttpHandler",
        Map.of("AWS_LAMBDA_LOG_FORMAT", format));
  }

  @Test
  void itsLinesComeOutAsPikkusWithTheTraceIdOfTheCall() throws Exception {
    Project project = build("ours", "</version>", "</version>");
    try (LambdaProcess lambda = start(project, "JSON")) {
      String traceId = call(lambda);

      assertThat(traceId).isNotEmpty();
      List<String> lines = lambda.log().lines().filter(line -> line.contains("Pool has")).toList();
      assertThat(lines).as(lambda.log()).hasSize(1);
      JsonNode line = JSON.readTree(lines.get(0).substring(lines.get(0).indexOf('{')));
      assertThat(line.path("message").asText()).isEqualTo("Pool has 1 of 2");
      assertThat(line.path("level").asText()).isEqualTo("INFO");
      assertThat(line.path("logger").asText()).isEqualTo("acme.Pool");
      assertThat(line.path("traceId").asText()).isEqualTo(traceId);
      assertThat(lambda.log()).doesNotContain("SLF4J", "not written");
    }
  }

  @Test
  void anotherProviderTakesItsPlace() throws Exception {
    Project project =
        build(
            "other", "<artifactId>slf4j-api</artifactId>", "<artifactId>slf4j-simple</artifactId>");

    assertThat(project.read("target/pikku/archive.txt"))
        .containsPattern(
            "META-INF/services/org.slf4j.spi.SLF4JServiceProvider"
                + " +org.slf4j:slf4j-simple:2.0.17 provides this service");
    try (LambdaProcess lambda = start(project, "JSON")) {
      call(lambda);
      assertThat(lambda.log())
          .contains("INFO acme.Pool - Pool has 1 of 2")
          .doesNotContain("multiple", "\"logger\"");
    }
  }

  @Test
  void aBackendWithoutSuchALibraryHasNothingOfIt() throws Exception {
    Project project = Project.copy("standalone", "no-slf4j");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/standalone-1.0-SNAPSHOT-lambda.zip"), taskRoot);

    assertThat(new Project(taskRoot).contents("."))
        .isNotEmpty()
        .allSatisfy(
            (path, text) -> {
              assertThat(path).doesNotContain("slf4j");
              assertThat(text).doesNotContain("slf4j");
            });
  }

  private static String call(LambdaProcess lambda) throws Exception {
    LambdaAnswer answer = lambda.invoke(Events.httpApi("GET", "/traces", ""));
    assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
    JsonNode response = JSON.readTree(answer.body());
    assertThat(response.path("statusCode").asInt()).as(lambda.log()).isEqualTo(200);
    return JSON.readTree(response.path("body").asText()).asText().substring("trace ".length());
  }
}
