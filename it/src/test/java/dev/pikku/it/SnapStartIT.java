package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers around a snapshot, as AWS's own runtime client tells them of it. */
class SnapStartIT {
  private static final String ZIP = "target/standalone-1.0-SNAPSHOT-lambda.zip";
  private static final String CLOCK =
      """
      package acme;

      import dev.pikku.service.Checkpointed;

      public final class Clock implements Checkpointed {
        @Override
        public void beforeCheckpoint() {
          System.out.println("clock stops");
        }

        @Override
        public void afterRestore() {
          System.out.println("clock goes on");
        }
      }
      """;

  @TempDir Path taskRoot;

  static List<Path> jdks() throws Exception {
    return List.copyOf(Jdks.homes());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void servicesHearOfTheSnapshotBeforeTheFirstEvent(Path jdk) throws Exception {
    Project project = built("snapshot-" + jdk.getFileName(), "true");
    Archive.unpack(project.path(ZIP), taskRoot);

    try (LambdaProcess lambda = start(jdk, "snap-start")) {
      LambdaAnswer answer = lambda.invoke(Events.httpApi("GET", "/hello/Ann", ""));

      assertThat(answer.body()).as(lambda.log()).contains("Ann");
      assertThat(lambda.log()).containsSubsequence("clock stops", "clock goes on");
    }
    try (LambdaProcess lambda = start(jdk, "on-demand")) {
      assertThat(lambda.invoke(Events.httpApi("GET", "/hello/Ann", "")).body()).contains("Ann");
      assertThat(lambda.log()).doesNotContain("clock");
    }
  }

  @Test
  void archivesWithoutSnapshotsHaveNoHooks() throws Exception {
    Project project = built("no-snapshot", "false");
    Archive.unpack(project.path(ZIP), taskRoot);

    assertThat(new Project(taskRoot).contents(".").keySet())
        .isNotEmpty()
        .noneMatch(path -> path.contains("crac") || path.contains("SnapStart"))
        .noneMatch(path -> path.contains("Priming"));
    assertThat(project.read("target/pikku/archive.txt"))
        .containsPattern("org.crac:crac:\\S+ +no function has snapStart");
  }

  private static Project built(String test, String snapStart) throws Exception {
    Project project = Project.copy("standalone", test);
    project.write("src/main/java/acme/Clock.java", CLOCK);
    project.replace("src/main/java/acme/Hello.java", "greet(", "greet(Clock clock, ");
    MavenRun run = project.maven().run("package", "-Dpikku.lambda.snapStart=" + snapStart);
    assertThat(run.passed()).as(run.log()).isTrue();
    return project;
  }

  private LambdaProcess start(Path jdk, String type) throws Exception {
    return LambdaProcess.start(
        jdk,
        // as the managed runtime has it
        List.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"),
        taskRoot,
        "acme.standalone.pikku.HttpHandler",
        Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", type));
  }
}
