package dev.pikku.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  @Test
  void isStoredByItsHash() throws Exception {
    String key = ApiKey.create();
    byte[] sha256 =
        MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    assertThat(ApiKey.of(key).hash()).isEqualTo(HexFormat.of().formatHex(sha256));
    assertThat(key).hasSize(43).isNotEqualTo(ApiKey.create());
  }

  @Test
  void matchesItsHashAlone() {
    String stored = ApiKey.of("secret").hash();
    assertThat(ApiKey.of("secret").matches(stored)).isTrue();
    assertThat(ApiKey.of("Secret").matches(stored)).isFalse();
    assertThat(ApiKey.of("secret").matches(stored.substring(1))).isFalse();
    assertThat(ApiKey.of("secret").matches("")).isFalse();
    assertThat(ApiKey.of("secret").matches(null)).isFalse();
    assertThat(ApiKey.of("secret").matches("secret")).isFalse();
    assertThat(ApiKey.of("a")).isEqualTo(ApiKey.of("a")).hasSameHashCodeAs(ApiKey.of("a"));
    assertThat(ApiKey.of("a")).isNotEqualTo(ApiKey.of("b")).isNotEqualTo("a");
  }

  @Test
  void printsNothing() {
    assertThat(ApiKey.of("secret")).hasToString("[API key]");
  }

  @Test
  void isNoStaticTokenWhereItIsBlank() {
    assertThatThrownBy(() -> new StaticToken<>(new SecretValue(" "), "session"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }
}
