package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is stated in several places: extended config, own file, pom, command line. */
class ConfigLayersIT {

  @Test
  void lastOneWins() throws Exception {
    Project project = Project.copy("config-layers", "pom");
    MavenRun run = project.maven().run("pikku:generate");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(project.read("backend/serverless.yml"))
        .as("runtime from the extended config, architecture from the file, the rest from the pom")
        .contains("runtime: java17", "architecture: x86_64", "timeout: 12", "memorySize: 700");

    MavenRun again = project.maven().run("pikku:generate", "-Dpikku.lambda.memorySize=800");
    assertThat(again.passed()).as(again.log()).isTrue();
    assertThat(project.read("backend/serverless.yml")).contains("timeout: 12", "memorySize: 800");
  }

  @Test
  void anInstalledFunctionsJarBringsItsConfig() throws Exception {
    Project project = Project.copy("config-layers", "installed");
    for (String pom : new String[] {"pom.xml", "functions/pom.xml", "backend/pom.xml"}) {
      project.replace(pom, "<version>1.0-SNAPSHOT</version>", "<version>1.1</version>");
    }
    MavenRun install = project.maven().run("install", "-pl", "functions", "-am");
    assertThat(install.passed()).as(install.log()).isTrue();
    assertThat(Files.exists(project.path("functions/serverless.yml"))).isFalse();
    MavenRun run = project.maven().run("pikku:generate", "-pl", "backend");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(project.read("backend/serverless.yml")).contains("runtime: java17");
  }

  @Test
  void everyLayerIsChecked() throws Exception {
    Project project = Project.copy("config-layers", "misspelt");
    project.replace("functions/pikku.config.json", "\"runtime\"", "\"runtme\"");
    project.replace("backend/pikku.config.json", "\"timeout\"", "\"timout\"");
    project.replace("backend/pom.xml", "<configuration>", "<configuration><filter/>");
    MavenRun run = project.maven().run("pikku:validate", "-Dpikku.lambda.memory=800");
    assertThat(run.passed()).isFalse();
    assertThat(run.lines("[PikkuUnknownKey]"))
        .hasSize(4)
        .anyMatch(line -> line.contains("functions/pikku.config.json:2:15: \"runtme\""))
        .anyMatch(line -> line.contains("backend/pikku.config.json:3:34: \"timout\""))
        .anyMatch(line -> line.contains("backend/pom.xml:") && line.contains("\"filters\"?"))
        .anyMatch(line -> line.contains("-Dpikku.lambda.memory: \"memory\""));
    assertThat(run.log()).contains("pikku found 4 problems");
  }
}
