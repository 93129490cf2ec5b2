package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** The workspace, packaged once for all tests that only look at what came out. */
final class BuiltWorkspace {
  private static final Project PROJECT = build();

  private BuiltWorkspace() {}

  static Project get() {
    return PROJECT;
  }

  private static Project build() {
    try {
      Project workspace = Project.copy("workspace", "built");
      MavenRun run = workspace.maven().run("package");
      assertThat(run.passed()).as(run.log()).isTrue();
      return workspace;
    } catch (IOException | MavenInvocationException e) {
      throw new AssertionError(e);
    }
  }
}
