package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module whose config is wrong: whoever looks at it complains. */
@MojoTest(realRepositorySession = true)
class GoalTest {
  @TempDir Path directory;
  @Inject MavenProject project;
  @Inject MavenSession session;

  @BeforeEach
  void setUp() throws IOException {
    Files.writeString(directory.resolve("pikku.config.json"), "{\"filter\": {}}");
    project.setFile(directory.resolve("pom.xml").toFile());
    session.setProjects(List.of(project));
    session.setAllProjects(List.of(project));
  }

  @Test
  @InjectMojo(goal = "validate")
  void looksAtAModuleThatDeclaresThePlugin(ValidateMojo goal) {
    declare();
    fails(goal);
  }

  @Test
  @InjectMojo(goal = "validate")
  @MojoParameter(name = "skip", value = "true")
  void isSilentWhereItIsSkipped(ValidateMojo goal) {
    declare();
    isSilent(goal);
  }

  @Test
  @InjectMojo(goal = "validate")
  void isSilentWhereThePluginIsNotDeclared(ValidateMojo goal) {
    isSilent(goal);
  }

  @Test
  @InjectMojo(goal = "validate")
  void isSilentInParents(ValidateMojo goal) {
    declare();
    project.setPackaging("pom");
    isSilent(goal);
  }

  @Test
  @InjectMojo(goal = "info")
  void isSilentInAFunctionsModuleUnlessItIsForThose(InfoMojo goal) {
    declare();
    PluginExecution execution = new PluginExecution();
    execution.addGoal("functions");
    project.getPlugin("dev.pikku:pikku-maven-plugin").addExecution(execution);
    isSilent(goal);
  }

  @Test
  @InjectMojo(goal = "info")
  @MojoParameter(name = "format", value = "jsn")
  void refusesAnUnknownFormat(InfoMojo goal) {
    declare();
    fails(goal);
  }

  private void declare() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("dev.pikku");
    plugin.setArtifactId("pikku-maven-plugin");
    project.getBuild().addPlugin(plugin);
  }

  private static void fails(Mojo goal) {
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("pikku found 1 problem, see above");
  }

  private static void isSilent(Mojo goal) {
    assertThatCode(goal::execute).doesNotThrowAnyException();
  }
}
