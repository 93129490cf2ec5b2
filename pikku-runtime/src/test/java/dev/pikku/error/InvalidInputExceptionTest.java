package dev.pikku.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.json.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidInputExceptionTest {
  @Test
  void tellsLogsWhatIsWrongInOneLine() {
    InvalidInputException thrown =
        new InvalidInputException(
            List.of(
                new Violation("text", "is required"),
                new Violation("labels.a\nb", "must not be blank"),
                new Violation("secret", "is not a known key")));

    assertThat(thrown).hasMessage("The input is not valid");
    assertThat(thrown.summary())
        .isEqualTo(
            "text is required; labels.a b must not be blank; there is a key that is not known");
  }

  @Test
  void breaksOffVeryLongPaths() {
    Violations violations = new Violations();
    violations.add("x".repeat(10_000), "must not be blank");

    assertThatThrownBy(violations::raise)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            thrown -> assertThat(thrown.summary()).hasSizeLessThan(1000).contains("xxx..."));
  }
}
