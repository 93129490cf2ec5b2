package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavadocTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' Makes a todo. Then more.'                   | Makes a todo.",
        "' Makes <b>one</b> {@link Todo} of\n it.'     | Makes one Todo of it.",
        "' Takes v1.2 and {@code a < b}. No.'          | Takes v1.2 and a < b.",
        "' No sentence\n @param x is left out'         | No sentence",
        "' @return nothing'                            | ''",
        "' Asks me@example.com.'                       | Asks me@example.com.",
        "''                                            | ''",
      })
  void takesTheFirstSentenceAsPlainText(String comment, String sentence) {
    assertThat(Javadoc.firstSentence(comment)).isEqualTo(sentence);
  }
}
