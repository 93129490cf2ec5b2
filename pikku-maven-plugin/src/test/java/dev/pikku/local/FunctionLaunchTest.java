package dev.pikku.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.local.LocalSettings.Behaviour;
import dev.pikku.local.LocalSettings.Ports;
import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.FunctionPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionLaunchTest {

  private static Map<String, String> environment(Map<String, String> shell) {
    FunctionPlan function =
        new FunctionPlan("http", "a.H", 128, Duration.ofSeconds(1), Map.of("A", "yml"), List.of());
    Deployment deployment =
        new Deployment("s", "dev", "eu-central-1", List.of(), List.of(function), false, List.of());
    Path here = Path.of("");
    LocalSettings settings =
        new LocalSettings(
            here,
            here,
            List.of(),
            List.of(),
            here,
            shell,
            new Ports(0, 0, 0),
            new Behaviour(false, false, Optional.empty(), 0));
    return FunctionLaunch.of(function, deployment, settings, Map.of(), Map.of()).environment();
  }

  @Test
  void callsAsNobodyUnlessThePersonSaysWho() {
    assertThat(environment(Map.of("A", "shell", "B", "shell")))
        .containsEntry("AWS_ACCESS_KEY_ID", "local")
        .containsEntry("AWS_SECRET_ACCESS_KEY", "local")
        .containsEntry("A", "yml")
        .containsEntry("B", "shell");
    assertThat(environment(Map.of("AWS_ACCESS_KEY_ID", "mine")))
        .containsEntry("AWS_ACCESS_KEY_ID", "mine");
  }

  @Test
  void leavesWhoCallsToTheToolsOfAwsWhereSecretsComeFromThere() {
    assertThat(environment(Map.of("PIKKU_SECRETS", "secretsmanager:", "AWS_PROFILE", "work")))
        .containsEntry("AWS_PROFILE", "work")
        .doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    assertThat(environment(Map.of("PIKKU_SECRETS", "environment:")))
        .containsEntry("AWS_ACCESS_KEY_ID", "local");
  }
}
