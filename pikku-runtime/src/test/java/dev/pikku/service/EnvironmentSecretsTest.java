package dev.pikku.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentSecretsTest {
  @Test
  void findsASecretByItsNameAndByItsVariable() {
    Secrets secrets = new EnvironmentSecrets(Map.of("MAIL_KEY", "a", "plain", "b"));

    assertThat(secrets.get("mail-key").reveal()).isEqualTo("a");
    assertThat(secrets.get("plain").reveal()).isEqualTo("b");
    assertThat(secrets.get("plain")).hasToString("[secret]");
  }

  @Test
  void saysWhichVariableToSet() {
    assertThatThrownBy(() -> new EnvironmentSecrets(Map.of()).get("mail-key"))
        .hasMessageContaining("\"mail-key\"")
        .hasMessageContaining("MAIL_KEY");
  }

  @ParameterizedTest
  @CsvSource({"todo-reminders, TODO_REMINDERS", "a..b, A_B", "Ab1, AB1", "ä-x, _X"})
  void writesNamesAsVariables(String name, String variable) {
    assertThat(VariableName.of(name)).isEqualTo(variable);
  }
}
