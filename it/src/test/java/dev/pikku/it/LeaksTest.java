package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks through every log and refusal of the other tests finds what it looks for. */
class LeaksTest {
  private Leaks leaks;

  @BeforeEach
  void plant() {
    leaks =
        new Leaks(Map.of("SESSION_KEY", "planted-key-of-sessions", "LEVEL", "not-a-secret-at-all"));
    leaks.event(
        """
        {"headers": {"authorization": "Bearer planted-token", "accept": "application/json"},
         "cookies": ["name-of-session=planted-cookie"],
         "body": "{\\"text\\": \\"a planted text\\", \\"password\\": \\"planted-word\\"}"}
        """);
    leaks.event("{\"Records\": [{\"body\": \"{\\\"to\\\": [\\\"planted-recipient\\\"]}\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "planted-key-of-sessions",
        "planted-token",
        "planted-cookie",
        "a planted text",
        "planted-word",
        "planted-recipient",
        "{\"to\": [\"planted-recipient\"]}"
      })
  void findsWhatWasPlanted(String planted) {
    String log = "one line\nanother with " + planted + " in it\n";
    assertThatThrownBy(() -> leaks.notIn(log)).isInstanceOf(AssertionError.class);
    String refusal = "{\"statusCode\": 422, \"body\": \"" + planted.replace("\"", "") + "\"}";
    if (!planted.startsWith("{")) {
      assertThatThrownBy(() -> leaks.notIn(new LambdaAnswer.Response(refusal)))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void letsAnswersHaveWhatWasAskedFor() {
    assertThatCode(
            () ->
                leaks.notIn(
                    new LambdaAnswer.Response(
                        "{\"statusCode\": 201, \"body\": \"{\\\"text\\\":\\\"a planted text\\\"}\"}")))
        .doesNotThrowAnyException();
    assertThatCode(() -> leaks.notIn("not-a-secret-at-all, application/json, name-of-session"))
        .doesNotThrowAnyException();
  }
}
