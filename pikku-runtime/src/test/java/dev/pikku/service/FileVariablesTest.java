package dev.pikku.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FileVariablesTest {
  private static final Variables ENVIRONMENT =
      new EnvironmentVariables(Map.of("HOST", "environment"));

  @Test
  void theEnvironmentWinsOverFilesAndLaterFilesOverEarlierOnes() {
    Variables variables = new FileVariables(ENVIRONMENT, "first.properties", "second.properties");

    assertThat(variables.get("HOST")).contains("environment");
    assertThat(variables.get("MAIL_FROM")).contains("second@example.com");
    assertThat(variables.get("MAIL_NAME")).contains("Grüße");
    assertThat(variables.get("NOWHERE")).isEmpty();
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> new FileVariables(ENVIRONMENT, "nowhere.properties"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no file nowhere.properties, which @PikkuConfig names. Put it among the"
                + " resources.");
  }

  @Test
  void saysWhichFileCannotBeReadAndNothingOfIt() {
    assertThatThrownBy(() -> new FileVariables(ENVIRONMENT, "malformed.properties"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The file malformed.properties, which @PikkuConfig names, cannot be read.");
  }
}
