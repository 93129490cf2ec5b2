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
                new Violation("text", "is required"), new Violation("a\nb", "is not a known key")));

    assertThat(thrown).hasMessage("The input is not valid");
    assertThat(thrown.summary()).isEqualTo("text is required; a b is not a known key");
  }

  @Test
  void breaksOffVeryLongPaths() {
    Violations violations = new Violations();
    violations.add("x".repeat(10_000), "is not a known key");

    assertThatThrownBy(violations::raise)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            thrown -> assertThat(thrown.summary()).hasSizeLessThan(1000).contains("xxx..."));
  }
}
