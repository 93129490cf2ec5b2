package dev.pikku.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.BadRequestException;
import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
  private static final String TYPE = "multipart/form-data; boundary=b";
  private static final String WHOLE =
      "--b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\nä\r\n--b\r\n"
          + "Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''x\r\n\r\n\r\n--b--";

  @Test
  void readsTextsAndFiles() {
    assertThat(bind(TYPE, WHOLE)).isEqualTo("text=ä file[0] ");
  }

  @Test
  void readsAFormWithoutParts() {
    assertThat(bind(TYPE, "--b--\r\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"b",
        "multipart/form-data; boundary=c",
        "multipart/form-data; boundary="
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      })
  void refusesABoundaryThatIsNone(String type) {
    assertThatThrownBy(() -> bind(type, WHOLE)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void refusesWhatIsCutOff() {
    for (int length = 0; length < WHOLE.length(); length++) {
      String cut = WHOLE.substring(0, length);
      assertThatThrownBy(() -> bind(TYPE, cut)).isInstanceOf(BadRequestException.class);
    }
  }

  @Test
  void refusesMorePartsThanAnybodySends() {
    String part = "--b\r\ncontent-disposition: form-data; name=a\r\n\r\n\r\n";
    assertThat(bind(TYPE, part.repeat(1000) + "--b--")).hasSize(3000);
    assertThatThrownBy(() -> bind(TYPE, part.repeat(1001) + "--b--"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void refusesHeadersWithoutEnd() {
    String headers = "--b\r\n" + "x: y\r\n".repeat(4000);
    assertThatThrownBy(() -> bind(TYPE, headers + "\r\n\r\n--b--"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void readsOrRefusesWhateverComes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = WHOLE.getBytes(UTF_8);
      for (int change = random.nextInt(4); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) "\r\n-b;=\" x\0".charAt(random.nextInt(10));
      }
      try {
        bind(TYPE, body);
      } catch (BadRequestException refused) {
        assertThat(refused).hasMessageStartingWith("The ");
      }
    }
  }

  private static String bind(String type, String body) {
    return bind(type, body.getBytes(UTF_8));
  }

  private static String bind(String type, byte[] body) {
    Noting binder = new Noting();
    Violations violations = new Violations();
    binder.begin(violations);
    binder.nextSource();
    MultipartForm.bind(body, type, binder, violations, true);
    return binder.finish();
  }

  /** Writes down what it is given. */
  private static final class Noting extends ObjectBinder<String> {
    private final StringBuilder notes = new StringBuilder();

    Noting() {
      super(0);
    }

    @Override
    protected boolean readJson(String component, JsonReader in) {
      return false;
    }

    @Override
    protected boolean readText(String component, String text) {
      notes.append(component).append('=').append(text).append(' ');
      return true;
    }

    @Override
    protected boolean readBytes(String component, byte[] content) {
      notes.append(component).append('[').append(content.length).append("] ");
      return true;
    }

    @Override
    protected String make() {
      return notes.toString();
    }
  }
}
