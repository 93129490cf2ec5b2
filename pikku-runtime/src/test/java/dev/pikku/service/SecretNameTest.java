package dev.pikku.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {

  @ParameterizedTest
  @CsvSource({"mail-key, mail-key,", "db#password, db, password", "a/b.c#d.e, a/b.c, d.e"})
  void hasASecretAndPerhapsAMember(String name, String secret, String member) {
    assertThat(SecretName.secret(name)).isEqualTo(secret);
    assertThat(SecretName.member(name)).isEqualTo(member);
  }

  @ParameterizedTest
  @CsvSource({"a, x y", "n, 12.50", "f, false", "big, 123456789012345678901234567890"})
  void givesMembersAsTheyAreWritten(String member, String value) {
    String json =
        "{\"o\":{\"a\":1},\"a\":\"x y\", \"n\" : 12.50 ,\"f\":false,"
            + "\"big\":123456789012345678901234567890}";

    assertThat(SecretName.member(json, member)).isEqualTo(value);
  }

  @Test
  void knowsNoMemberThatIsNotThereOrNoText() {
    assertThat(SecretName.member("{\"a\":null,\"b\":[],\"c\":{}}", "a")).isNull();
    assertThat(SecretName.member("{\"a\":null,\"b\":[],\"c\":{}}", "b")).isNull();
    assertThat(SecretName.member("{\"a\":null,\"b\":[],\"c\":{}}", "d")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "[]", "\"a\"", "{\"a\":\"b\"", "{\"a\":\"b\"} x"})
  void knowsNoMemberOfWhatIsNoObject(String text) {
    assertThat(SecretName.member(text, "a")).isNull();
  }
}
