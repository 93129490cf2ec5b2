package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.service.EnvironmentSecrets;
import dev.pikku.service.SecretValue;
import dev.pikku.service.Secrets;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStoresTest {
  private final StrictSecrets aws;

  SecretStoresTest() throws IOException {
    aws = new StrictSecrets();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void readsWhereTheVariableSays() {
    aws.secrets.put("todo/a", "of Secrets Manager");
    aws.parameters.put("/todo/a", "of Parameter Store");
    aws.environment.put("A", "of the environment");

    assertThat(opened("secretsmanager:todo/").get("a").reveal()).isEqualTo("of Secrets Manager");
    assertThat(opened("parameterstore:/todo/").get("a").reveal()).isEqualTo("of Parameter Store");
    assertThat(opened("environment:").get("a").reveal()).isEqualTo("of the environment");
    assertThat(SecretStores.open(Map.of())).isInstanceOf(EnvironmentSecrets.class);
  }

  private Secrets opened(String where) {
    aws.environment.put("PIKKU_SECRETS", where);
    return SecretStores.open(aws.environment);
  }

  @Test
  void callsNobodyBeforeASecretIsAskedFor() {
    aws.environment.put("PIKKU_SECRETS", "secretsmanager:");

    SecretStores.open(aws.environment, "a", "b");

    assertThat(aws.operations).isEmpty();
  }

  @Test
  void takesForCurrentWhatWasReadForAsLongAsTheVariableSays() throws InterruptedException {
    aws.environment.put("PIKKU_SECRETS_TTL", "1");
    aws.secrets.put("a", "old");
    SecretValue value = opened("secretsmanager:").get("a");
    aws.secrets.put("a", "new");
    assertThat(value.reveal()).isEqualTo("old");

    Thread.sleep(1100);

    assertThat(value.reveal()).isEqualTo("new");
  }

  @Test
  void doesNotQuoteAPlaceThatItDoesNotKnow() {
    Throwable failure = catchThrowable(() -> opened("vault:PLANTED"));

    assertThat(failure).hasMessageStartingWith("The variable PIKKU_SECRETS names no place");
    StubAws.hasNothingPlanted(failure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon"})
  void refusesATimeThatIsNone(String seconds) {
    aws.environment.put("PIKKU_SECRETS_TTL", seconds);

    assertThatThrownBy(() -> opened("secretsmanager:"))
        .hasMessage("The variable PIKKU_SECRETS_TTL has to be a number of seconds.");
  }
}
