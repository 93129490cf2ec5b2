package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace in every phase, fresh from version control: nothing is built or installed. */
class WorkspaceBuildIT {
  private static final String SOURCES = "target/generated-sources/pikku";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pikku:generate",
        "generate-sources",
        "compile",
        "package -T2",
        "pikku:generate -pl backends/web,backends/all -am"
      })
  void generatesTheSameFromAFreshWorkspaceHoweverItIsBuilt(String command) throws Exception {
    Project workspace = Project.copy("workspace", "fresh");
    MavenRun run = workspace.maven().run(command.split(" "));
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(generated(workspace)).isEqualTo(generated(BuiltWorkspace.get()));
  }

  @Test
  void saysWhatToDoWhereAModuleIsLeftOut() throws Exception {
    Project workspace = Project.copy("workspace", "left-out");
    MavenRun run = workspace.maven().run("pikku:generate", "-pl", "backends/web");
    assertThat(run.passed()).isFalse();
    assertThat(run.log())
        .contains(
            "[PikkuMissingModule] backends/web/pom.xml: \"functions\" is a workspace module but not"
                + " part of this build. Add -am, or run mvn install once.",
            "pikku found 1 problem");
    assertThat(Files.exists(workspace.path("backends/web/" + SOURCES))).isFalse();
  }

  @Test
  void readsSourcesRatherThanClassesOfAnEarlierBuild() throws Exception {
    Project workspace = Project.copy("workspace", "stale");
    assertThat(workspace.maven().run("compile").passed()).isTrue();
    workspace.replace(
        "functions/src/main/java/acme/Notes.java",
        "route = \"/notes\", auth",
        "route = \"/all\", auth");
    MavenRun run = workspace.maven().run("generate-sources");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(workspace.read("backends/web/target/pikku/manifest.json")).contains("GET /all");
  }

  @Test
  void saysWhatIsInAndWhatIsOutAndWhy() throws Exception {
    Project workspace = Project.copy("workspace", "info");
    MavenRun run = workspace.maven().run("pikku:info");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(run.log())
        .contains(
            "web: 3 in, 2 out",
            "in   http       GET /notes           Notes.list",
            "out  scheduler  forget               Notes.forget    none of its tags (jobs)",
            "all: 5 in, 0 out",
            "the HTTP API is described in backends/web/target/pikku/openapi.json");
    assertThat(Files.exists(workspace.path("backends/web/target"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pikku:generate", "package -T2"})
  void generatesTheSameOnANewerMaven(String command) throws Exception {
    Project workspace = Project.copy("workspace", "newer-maven");
    Path maven = Path.of(System.getProperty("it.newer.maven.home"));
    MavenRun run = workspace.maven().with(maven).run(command.split(" "));
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(run.lines("WARNING")).as("an unknown parameter would be told").isEmpty();
    assertThat(generated(workspace)).isEqualTo(generated(BuiltWorkspace.get()));
  }

  /** What backends generate, by path. */
  static SortedMap<String, String> generated(Project workspace) throws Exception {
    SortedMap<String, String> generated = new TreeMap<>();
    for (String backend : new String[] {"backends/web", "backends/all"}) {
      workspace
          .contents(backend + "/" + SOURCES)
          .forEach((path, text) -> generated.put(backend + "/" + path, text));
      generated.put(backend, workspace.read(backend + "/serverless.yml"));
      Path manifest = workspace.path(backend + "/target/pikku/manifest.json");
      generated.put(backend + "/manifest", Files.readString(manifest));
      Path description = workspace.path(backend + "/target/pikku/openapi.json");
      generated.put(backend + "/openapi", Files.readString(description));
    }
    return generated;
  }
}
