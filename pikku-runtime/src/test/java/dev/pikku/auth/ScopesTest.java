package dev.pikku.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.MissingScopeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
  @ParameterizedTest
  @CsvSource({
    "a:b:c, true",
    "a:b:c:*, true",
    "a:b, true",
    "a:b:*, true",
    "a, true",
    "a:*, true",
    "*, true",
    "a:b:c:d, false",
    "a:b:d, false",
    "a:bc, false",
    "ab, false",
    "A, false",
    "b:c, false",
    "a:, false",
    "a:b:, false",
    "**, false",
    ":*, false",
    "a*, false",
    "'', false",
    "' a', false",
  })
  void includeThoseBelow(String held, boolean included) {
    assertThat(Scopes.include(List.of("x", held), "a:b:c")).isEqualTo(included);
  }

  @Test
  void areNoneWhereTheSessionHasNoList() {
    assertThat(Scopes.include(null, "a")).isFalse();
    assertThat(Scopes.include(List.of(), "a")).isFalse();
    assertThat(Scopes.include(Collections.singletonList(null), "a")).isFalse();
    assertThat(Scopes.include(Arrays.asList(null, "a"), "a")).isTrue();
  }

  @Test
  void areAllRequiredAndTheFirstMissingOneIsNamed() {
    assertThatCode(() -> Scopes.require(List.of("a", "b"), "a", "b")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Scopes.require(List.of("a"), "a", "b:c", "d"))
        .isInstanceOfSatisfying(
            MissingScopeException.class,
            missing -> {
              assertThat(missing.status()).isEqualTo(403);
              assertThat(missing.code()).isEqualTo("MissingScopeError");
              assertThat(missing.payload())
                  .isEqualTo(Map.of("error", "missing_scope", "scope", "b:c"));
            });
  }
}
