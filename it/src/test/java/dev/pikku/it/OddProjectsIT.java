package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class OddProjectsIT {

  @Test
  void findsFunctionsBesideAModuleDescriptor() throws Exception {
    Project project = Project.copy("module-descriptor", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(project.read("target/pikku/manifest.json")).contains("Ping.ping");
  }

  @Test
  void takesFunctionsFromTwoJars() throws Exception {
    Project project = Project.copy("two-functions-jars", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(project.read("backend/target/pikku/manifest.json"))
        .contains("First.first", "Second.second");
  }

  @Test
  void saysThatHandlersNeedPikkuLambdaBeforeJavacDoes() throws Exception {
    Project project = Project.copy("two-functions-jars", "without-lambda");
    project.replace("backend/pom.xml", "pikku-lambda", "pikku-runtime");
    MavenRun run = project.maven().run("compile");
    assertThat(run.log())
        .contains("[PikkuMissingModule] backend/pom.xml: \"pikku-lambda\" is not a dependency")
        .doesNotContain("COMPILATION ERROR");
    assertThat(Files.exists(project.path("backend/serverless.yml"))).isFalse();
  }

  @Test
  void aSkippedBackendIsBuiltAsAPlainJar() throws Exception {
    Project project = Project.copy("two-functions-jars", "skip");
    MavenRun run = project.maven().run("package", "-Dpikku.skip");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(project.contents("backend/target"))
        .containsKey("backend-1.0-SNAPSHOT.jar")
        .doesNotContainKey("backend-1.0-SNAPSHOT-lambda.zip");
    assertThat(Files.exists(project.path("backend/serverless.yml"))).isFalse();
  }
}
