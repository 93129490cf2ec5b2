package dev.pikku.generator.emit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "[a-z]+ ^(?:[a-z]+)$",
        "a|b ^(?:a|b)$",
        "\\d{2,}x? ^(?:\\d{2,}x?)$",
        "a\\-b\\@c ^(?:a-b@c)$",
        "[\\-\\w] ^(?:[\\-\\w])$",
        "\\++ ^(?:\\++)$",
        "(?:a)(?=b)(?!c) ^(?:(?:a)(?=b)(?!c))$",
        "[^\\]]* ^(?:[^\\]]*)$",
      })
  void writesWhatBothLanguagesHave(String java, String ecma) {
    assertThat(EcmaPattern.of(java)).contains(ecma);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\p{L}+",
        "(?i)abc",
        "a++",
        "a*+",
        "a{2}+",
        "[a-z&&[^x]]",
        "[a[b]]",
        "\\Qa\\E",
        "\\A",
        "(?<name>a)",
        "(?<=a)b",
        "[]a]",
        "a{,2}"
      })
  void leavesOutWhatOnlyJavaHas(String java) {
    assertThat(EcmaPattern.of(java)).isEmpty();
  }
}
