package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Printed;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers learn of exceptions, by what their classes say. */
class HttpErrorsTest {
  private static HttpDoor door;

  @BeforeAll
  static void generate(@TempDir Path directory) {
    door =
        new GeneratedBackend(directory)
            .with(
                "TakenException",
                """
                @HttpError(status = 409, message = "Taken")
                public class TakenException extends RuntimeException {
                  private static final long serialVersionUID = 1L;
                  public TakenException(String secret) { super(secret); }
                }
                """)
            .with(
                "SeatTaken",
                """
                public final class SeatTaken extends TakenException {
                  private static final long serialVersionUID = 1L;
                  public SeatTaken(String secret) { super(secret); }
                }
                """)
            .with(
                "RowTaken",
                """
                @HttpError(status = 410, message = "The row is gone", code = "RowGone")
                public final class RowTaken extends TakenException {
                  private static final long serialVersionUID = 1L;
                  public RowTaken(String secret) { super(secret); }
                }
                """)
            .with(
                "Foreign",
                """
                @HttpError(type = java.io.IOException.class, status = 502, message = "Try later")
                @HttpError(type = java.util.NoSuchElementException.class, status = 404)
                public final class Foreign { private Foreign() {} }
                """)
            .with(
                "Odd",
                """
                public final class Odd extends PikkuException {
                  private static final long serialVersionUID = 1L;
                  public Odd(String message) { super(418, "Teapot", message, null); }
                }
                """)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  public record In(String how) {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/{how}", auth = Auth.PUBLIC)
                  public static void f(In input) throws Exception {
                    switch (input.how()) {
                      case "taken" -> throw new TakenException("internal");
                      case "seat" -> throw new SeatTaken("internal");
                      case "row" -> throw new RowTaken("internal");
                      case "io" -> throw new java.io.FileNotFoundException("internal");
                      case "none" -> throw new NoSuchElementException("internal");
                      case "odd" -> throw new Odd("Short and stout");
                      case "ours" -> throw new InternalServerException("We are sorry");
                      case "error" -> throw new StackOverflowError("internal");
                      default -> throw new Exception("internal", new TakenException("internal"));
                    }
                  }
                }
                """)
            .http();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "taken | 409 {'name':'TakenError','message':'Taken','errorId':'ID'}",
        "seat | 409 {'name':'TakenError','message':'Taken','errorId':'ID'}",
        "row | 410 {'name':'RowGone','message':'The row is gone','errorId':'ID'}",
        "io | 502 {'name':'IOError','message':'Try later','errorId':'ID'}",
        "none | 404 {'name':'NoSuchElementError','errorId':'ID'}",
        "odd | 418 {'name':'Teapot','message':'Short and stout','errorId':'ID'}",
        "ours | 500 {'name':'InternalServerError','message':'We are sorry','errorId':'ID'}",
        "error | 500 {'errorId':'ID'}",
        "other | 500 {'errorId':'ID'}",
      },
      quoteCharacter = '`')
  void tellsWhatTheNearestClassSays(String how, String answer) {
    assertThat(Request.of("GET /" + how).to(door).replaceAll("[0-9a-f]{16}", "ID"))
        .isEqualTo(answer.replace('\'', '"'));
  }

  @Test
  void logsWhatIsOurFaultOnceWithItsStackAndIds() {
    try (Printed printed = new Printed()) {
      String answer = Request.of("GET /other").header("x-request-id", "t-1").to(door);
      String errorId = answer.replaceAll(".*([0-9a-f]{16}).*", "$1");

      assertThat(printed.lines())
          .singleElement()
          .asString()
          .contains("\"level\":\"ERROR\"", errorId, "\"traceId\":\"t-1\"")
          .contains("java.lang.Exception: internal", "at acme.F.f(F.java");
    }
  }

  @Test
  void logsNothingOfWhatCallersDidWrong() {
    try (Printed printed = new Printed()) {
      Request.of("GET /seat").to(door);
      Request.of("GET /none").to(door);
      assertThat(printed.text()).isEmpty();

      Request.of("GET /io").to(door);
      assertThat(printed.lines()).singleElement().asString().contains("FileNotFoundException");
      Request.of("GET /ours").to(door);
      assertThat(printed.lines()).hasSize(2);
    }
  }
}
