package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencyStoresTest {

  @Test
  void saysThatTheVariableIsMissing() {
    assertThatThrownBy(() -> IdempotencyStores.open(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PIKKU_IDEMPOTENCY is not set")
        .hasMessageContaining("dynamodb:<table>");
  }

  @Test
  void doesNotRepeatAPlaceThatItDoesNotKnow() {
    assertThatThrownBy(
            () -> IdempotencyStores.open(Map.of("PIKKU_IDEMPOTENCY", "redis:PASSWORDPLANTED")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("names no place that is known")
        .hasMessageNotContaining("PASSWORDPLANTED");
  }

  @Test
  void saysWhatTheSchemaMayBe() {
    assertThatThrownBy(
            () ->
                IdempotencyStores.open(
                    Map.of("PIKKU_IDEMPOTENCY", "jdbc:x", "PIKKU_IDEMPOTENCY_SCHEMA", "perhaps")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has to be start or none, not \"perhaps\"");
  }
}
