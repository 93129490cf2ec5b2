package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** One project, built again and again; its pom has nothing but the one-line form of the plugin. */
class IncrementalBuildIT {
  private static final String SHOUT =
      """

        @PikkuFunc
        @WireHttp(method = GET, route = "/shout/{name}", auth = PUBLIC)
        public static Greeting shout(Greet input) {
          return new Greeting("HELLO, " + input.name() + "!");
        }
      }
      """;

  @Test
  void followsEveryChangeAndWritesNothingWithoutOne() throws Exception {
    Project project = Project.copy("standalone", "incremental");
    build(project);
    assertThat(Files.exists(project.path("target/standalone-1.0-SNAPSHOT.jar"))).isTrue();
    assertThat(Files.exists(project.path("target/standalone-1.0-SNAPSHOT-lambda.zip"))).isTrue();
    SortedMap<String, String> before = project.times("target/generated-sources/pikku");
    before.putAll(project.times("target/pikku"));
    before.putAll(project.times("target/classes"));
    before.put("", Files.getLastModifiedTime(project.path("serverless.yml")).toString());

    build(project);
    SortedMap<String, String> after = project.times("target/generated-sources/pikku");
    after.putAll(project.times("target/pikku"));
    after.putAll(project.times("target/classes"));
    after.put("", Files.getLastModifiedTime(project.path("serverless.yml")).toString());
    assertThat(after).isEqualTo(before);

    String hello = project.read("src/main/java/acme/Hello.java");
    project.write(
        "src/main/java/acme/Hello.java", hello.substring(0, hello.lastIndexOf('}')) + SHOUT);
    build(project);
    assertThat(manifest(project)).contains("Hello.greet", "Hello.shout");

    project.replace("src/main/java/acme/Hello.java", "Greeting shout(", "Greeting roar(");
    build(project);
    assertThat(manifest(project)).contains("Hello.roar").doesNotContain("Hello.shout");

    project.write("src/main/java/acme/Hello.java", hello);
    build(project);
    assertThat(manifest(project)).contains("Hello.greet").doesNotContain("Hello.roar");
    assertThat(project.contents("target/generated-sources/pikku").values())
        .noneMatch(text -> text.contains("roar"));
  }

  private static String manifest(Project project) throws Exception {
    return project.read("target/pikku/manifest.json");
  }

  private static void build(Project project) throws Exception {
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
  }
}
