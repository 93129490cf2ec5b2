package dev.pikku.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.InvalidInputException;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedFileTest {
  @Test
  void readsItsPartOfTheBodyAsOftenAsAsked() throws IOException {
    byte[] body = "before content after".getBytes(UTF_8);
    UploadedFile file = FileValues.of("a.txt", "text/plain", ByteBuffer.wrap(body, 7, 7));

    assertThat(file.size()).isEqualTo(7);
    assertThat(file.open().readAllBytes()).isEqualTo("content".getBytes(UTF_8));
    assertThat(file.open().readAllBytes()).isEqualTo(file.bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt",
    "../../etc/passwd, passwd",
    "C:\\dir\\a.txt, a.txt",
    "/, ''",
    ".., ''",
    "a/., ''",
    "a/, ''",
    ".profile, .profile",
    "ä b.txt, ä b.txt",
  })
  void keepsOnlyTheLastPartOfItsName(String sent, String name) {
    assertThat(UploadedFile.of(sent, "", new byte[0]).fileName()).isEqualTo(name);
  }

  @Test
  void keepsNothingInItsNameThatCannotBeSeen() {
    assertThat(UploadedFile.of("a\u0000b\r\n\u007f\u0085.txt", "", new byte[0]).fileName())
        .isEqualTo("ab.txt");
    assertThat(UploadedFile.of("a\u202etxt.exe", "", new byte[0]).fileName()).isEqualTo("atxt.exe");
    assertThat(UploadedFile.of("x/.\u0000.", "", new byte[0]).fileName()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "/plain", "text/plain\r\nx: y", "text/pl\u00e4in"})
  void isOfNoKnownTypeWhereNoneIsSaid(String sent) {
    assertThat(UploadedFile.of("a", sent, new byte[0]).contentType())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void isWrittenToJsonAsItIsReadFromThere() {
    UploadedFile file = UploadedFile.of("a.txt", "text/plain", "hi".getBytes(UTF_8));
    JsonWriter out = new JsonWriter();
    FileValues.write(out, file);
    String json = new String(out.buffer(), 0, out.length(), UTF_8);

    assertThat(json)
        .isEqualTo("{\"fileName\":\"a.txt\",\"contentType\":\"text/plain\",\"content\":\"aGk=\"}");
    assertThat(FileValues.read(new JsonReader(json.getBytes(UTF_8)))).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}| content: is required",
        "null| : must not be null",
        "7| : must be an object",
        "\"aGk=\"| : must be an object",
        "{\"content\":\"a\"}| content: must be base64 text",
        "{\"content\":\"\",\"content\":\"\"}| content: is given more than once",
        "{\"content\":\"\",\"fileName\":null}| fileName: must not be null",
        "{\"content\":\"\",\"size\":1}| size: is not a known key",
      })
  void tellsWhatIsWrongWithAFileInJson(String json, String violation) {
    JsonReader in = new JsonReader(json.getBytes(UTF_8));

    assertThat(FileValues.read(in)).isNull();
    assertThatThrownBy(() -> in.violations().raise())
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.violations())
                    .extracting(each -> each.path() + ": " + each.message())
                    .containsExactly(violation));
  }

  @Test
  void saysNothingOfItselfThatMayNotBeLogged() {
    assertThat(UploadedFile.of("secret.txt", "text/plain", new byte[3]))
        .hasToString("a file of 3 bytes");
  }
}
