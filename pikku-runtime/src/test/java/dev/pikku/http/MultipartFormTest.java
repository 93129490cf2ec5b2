package dev.pikku.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.BadRequestException;
import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.nio.ByteBuffer;
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
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("more than 16384 bytes");
    assertThatThrownBy(() -> bind(TYPE, "--b\r\n" + "x".repeat(20_000)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("more than 16384 bytes");
  }

  @Test
  void skipsWhatStandsBeforeTheFirstPartAndAfterTheLast() {
    assertThat(bind(TYPE, "to whom it may concern\r\n" + WHOLE + " \r\nyours\r\n--b\r\n"))
        .isEqualTo("text=ä file[0] ");
  }

  @Test
  void takesBoundariesInQuotesAndBlanksAfterThem() {
    String type = "Multipart/Form-Data; charset=utf-8; Boundary=\"b\"";
    assertThat(bind(type, WHOLE.replace("--b\r", "--b \t\r"))).isEqualTo("text=ä file[0] ");
    String odd = "multipart/form-data; boundary=\"a b:=?/';c\"";
    assertThat(bind(odd, WHOLE.replace("--b", "--a b:=?/';c"))).isEqualTo("text=ä file[0] ");
  }

  @Test
  void takesTheBoundaryForOneOnlyAtTheBeginningOfALine() {
    String part = "--b\r\ncontent-disposition: form-data; name=a\r\n\r\n";
    assertThat(bind(TYPE, part + "x--b y\n--b\r--b--\r\n--b--")).isEqualTo("a=x--b y\n--b\r--b-- ");
    assertThatThrownBy(() -> bind(TYPE, part + "x\r\n--bc\r\n--b--"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void readsPartsThatAreEmptyOrEndWithTheirHeaders() {
    String part = "--b\r\ncontent-disposition: form-data; name=%s\r\n\r\n";
    String form =
        part.formatted("a") + "\r\n" + part.formatted("b") + part.formatted("c") + "--b--";
    assertThat(bind(TYPE, form)).isEqualTo("a= b= c= ");
  }

  @Test
  void refusesLinesThatEndWithALineFeedAlone() {
    assertThatThrownBy(() -> bind(TYPE, WHOLE.replace("\r\n", "\n")))
        .isInstanceOf(BadRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-disposition: form-data",
        "content-type: text/plain",
        "content-disposition: form-data; name=a\r\ncontent-disposition: form-data; name=b",
        "content-disposition: form-data; name=a\r\ncontent-transfer-encoding: base64",
        "content-disposition: form-data; name=a\r\ncontent-type: multipart/mixed; boundary=c",
        "content-disposition: form-data; name=\"a",
        "content-disposition: form-data; name=a; filename*=utf-8''%4",
      })
  void refusesPartsThatDoNotSayWhatTheyAre(String headers) {
    assertThatThrownBy(() -> bind(TYPE, "--b\r\n" + headers + "\r\n\r\nx\r\n--b--"))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] body = WHOLE.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> bind(TYPE, body))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("The body is not UTF-8");
  }

  @Test
  void readsNamesAndContentTypesOfFiles() {
    assertThat(file("filename=a.txt")).isEqualTo("a.txt|");
    assertThat(file("filename=\"a;b=\\\"c\\\".txt\"")).isEqualTo("a;b=\"c\".txt|");
    assertThat(file("filename=\"C:\\dir\\a.txt\"")).isEqualTo("C:\\dir\\a.txt|");
    assertThat(file("filename=x; filename*=UTF-8'de'%C3%A4%20.txt")).isEqualTo("ä .txt|");
    assertThat(file("filename*=utf-8''a; filename=x")).isEqualTo("a|");
    assertThat(file("filename*=iso-8859-1''a; filename=x")).isEqualTo("x|");
    assertThat(file("filename=x\r\nContent-Type:  image/png ")).isEqualTo("x|image/png");
  }

  private static String file(String parameters) {
    String headers = "content-disposition: form-data; name=f; " + parameters;
    Noting binder = new Noting();
    Violations violations = new Violations();
    binder.begin(violations);
    binder.nextSource();
    byte[] body = ("--b\r\n" + headers + "\r\n\r\nx\r\n--b--").getBytes(UTF_8);
    MultipartForm.bind(body, TYPE, binder, violations, 9, false);
    assertThat(binder.finish()).isEqualTo("f[1] ");
    return binder.names.strip();
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
    MultipartForm.bind(body, type, binder, violations, 1000, true);
    return binder.finish();
  }

  /** Writes down what it is given. */
  private static final class Noting extends ObjectBinder<String> {
    private final StringBuilder notes = new StringBuilder();
    private String names = "";

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
    protected boolean readFile(
        String component, String fileName, String contentType, ByteBuffer content) {
      notes.append(component).append('[').append(content.remaining()).append("] ");
      names = names + fileName + "|" + contentType + "\n";
      return true;
    }

    @Override
    protected String make() {
      return notes.toString();
    }
  }
}
