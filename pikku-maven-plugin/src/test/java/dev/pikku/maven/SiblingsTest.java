package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingsTest {
  @TempDir Path directory;
  private final MavenProject module = new MavenProject();

  @BeforeEach
  void setUp() {
    module.setFile(directory.resolve("pom.xml").toFile());
    module.setBuild(new Build());
    module.getBuild().setDirectory(directory.resolve("target").toString());
    module.getBuild().setOutputDirectory(directory.resolve("target/classes").toString());
    module.setArtifact(
        new DefaultArtifact(
            "acme", "functions", "1", null, "jar", "", new DefaultArtifactHandler("jar")));
  }

  @Test
  void takesTheJarThatThisBuildPackaged() throws IOException {
    Path jar = Files.createFile(directory.resolve("functions-1.jar"));
    module.getArtifact().setFile(jar.toFile());
    assertThat(Siblings.form(module, "")).isEqualTo(new Library.Jar(jar));
  }

  @Test
  void takesTheClassesThatThisBuildCompiled() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("target/classes"));
    module.addLifecyclePhase("compile");
    assertThat(Siblings.form(module, "")).isEqualTo(new Library.Classes(classes));
  }

  @Test
  void takesTheSourcesWhereClassesAreLeftFromAnEarlierBuild() throws IOException {
    Files.createDirectories(directory.resolve("target/classes"));
    assertThat(Siblings.form(module, "")).isEqualTo(new Library.Sources());
  }

  @Test
  void takesTheSourcesOfACompiledModuleThatHasNoClasses() {
    module.addLifecyclePhase("compile");
    assertThat(Siblings.form(module, "")).isEqualTo(new Library.Sources());
  }

  @Test
  void leavesOutWhatPikkuGeneratedAndRootsThatAreNotThere() throws IOException {
    Path main = Files.createDirectories(directory.resolve("src/main/java"));
    Path other = Files.createDirectories(directory.resolve("target/generated-sources/other"));
    Path pikku = Files.createDirectories(directory.resolve("target/generated-sources/pikku"));
    module.addCompileSourceRoot(main.toString());
    module.addCompileSourceRoot(other.toString());
    module.addCompileSourceRoot(pikku.toString());
    module.addCompileSourceRoot(directory.resolve("src/main/kotlin").toString());
    assertThat(Siblings.roots(module)).containsExactly(main, other);
  }
}
