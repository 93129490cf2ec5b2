package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.OnceModel;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code @Idempotent} cannot be kept, from sources and from class files alike. */
final class IdempotencyProblemsTest {
  private static final String POST = "@WireHttp(method = HttpMethod.POST, route = \"/a\")";

  @TempDir private Path directory;

  private Workspace function(String idempotent, String wiring, String result) {
    return new Workspace(directory)
        .with(
            "A",
            """
            public class A {
              public enum Shop { HERE }
              public record Deep(long number, double price) {}
              public record In(String id, UUID uuid, Shop shop, Deep deep, @Nullable String perhaps,
                  Optional<String> maybe, List<String> all) {}
              @PikkuFunc @Idempotent(%s) %s
              public static %s run(In in) { return null; }
            }
            """
                .formatted(idempotent, wiring, result));
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void readsAKeyInsideTheInput(Route route) {
    OnceModel once =
        function("key = \"deep.number\", expires = \"P7D\"", POST, "String")
            .scan(route)
            .function("A.run")
            .once()
            .orElseThrow();

    assertThat(once.path()).containsExactly("deep", "number");
    assertThat(once.form()).isEqualTo(OnceModel.Form.OTHER);
    assertThat(once.seconds()).isEqualTo(604_800);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope | The key \"nope\" of A.run is not there: In has no component \"nope\" | id, uuid, shop",
        "id.x | String has no component \"x\" | Name one that is there.",
        "perhaps | may be missing: \"perhaps\" is optional | Require it",
        "maybe | may be missing: \"maybe\" is optional | Require it",
        "deep.price | is a double, which has no stable text | a UUID, a whole number",
        "deep | is a Deep, which has no stable text | a UUID, a whole number",
        "all | which has no stable text | a UUID, a whole number",
      })
  void refusesAKeyThatDoesNotTellCallsApart(String key, String fact, String remedy) {
    for (Route route : Route.values()) {
      function("key = \"" + key + "\"", POST, "String")
          .scan(route)
          .assertOnlyError(Code.INVALID_IDEMPOTENCY, "acme/A.java:8", fact, remedy);
    }
  }

  @Test
  void refusesTwoKeysAndNone() {
    function("", POST, "String")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY, "acme/A.java:8", "neither key nor header", "orderId");
    function("key = \"id\", header = \"K\"", POST, "String")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY, "acme/A.java:8", "both a key and a header", "State");
  }

  @Test
  void refusesAKeyWithoutInput() {
    new Workspace(directory)
        .with(
            "A",
            "public class A {\n  @PikkuFunc @Idempotent(key = \"id\") "
                + POST
                + " public static void run() {}\n}")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY, "acme/A.java:3", "but takes no input", "Take a record");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1H", "P400D", "tomorrow", "24h"})
  void refusesAnExpiryThatIsNone(String expires) {
    function("key = \"id\", expires = \"" + expires + "\"", POST, "String")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY,
            "acme/A.java:8",
            "cannot be remembered for \"" + expires + "\"",
            "PT24H");
  }

  @Test
  void refusesAHeaderThatIsNone() {
    function("header = \"Idempotency Key\"", POST, "String")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY, "acme/A.java:8", "a name that no header can have", "hyphens");
  }

  @Test
  void refusesAHeaderForMessages() {
    function("header = \"K\"", "@WireQueueWorker(name = \"q\")", "String")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY, "acme/A.java:7", "have no headers", "key = \"…\"");
  }

  @Test
  void refusesStreams() {
    function("key = \"id\"", POST, "java.io.InputStream")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY, "acme/A.java:7", "with a stream", "Return a value");
  }

  @Test
  void refusesSchedules() {
    new Workspace(directory)
        .with(
            "A",
            """
            public class A {
              @PikkuFunc @Idempotent(header = "K") @WireScheduler(name = "s", schedule = "0 3 * * 1")
              public static void run() {}
            }
            """)
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.INVALID_IDEMPOTENCY,
            "acme/A.java:3",
            "\"s\" is neither HTTP nor a queue",
            "another function");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public class A {\n  @PikkuFunc @WireQueueWorker(name = \"q\")\n"
            + "  public static void run(dev.pikku.aws.DynamoDbTransaction effects) {}\n}",
        "public class A {\n  private A() {}\n"
            + "  public static boolean allows(dev.pikku.aws.DynamoDbTransaction effects) {"
            + " return true; }\n}",
        "@SingletonServices public class A {\n  private A() {}\n"
            + "  public static String text(dev.pikku.aws.DynamoDbTransaction effects) {"
            + " return \"\"; }\n}",
      })
  void refusesATransactionOfDynamoDbOutsideOfFunctionsThatAreIdempotent(String declaration) {
    new Workspace(directory)
        .with("A", declaration)
        .with(
            "Permitted",
            "public class Permitted {\n  @PikkuFunc @Permit(A.class) "
                + POST
                + " public static void go() {}\n}")
        .scan(Route.SOURCES)
        .assertError(
            Code.INVALID_IDEMPOTENCY,
            "acme/A.java:4",
            "takes a DynamoDbTransaction, which only functions have that are @Idempotent",
            "@Idempotent(key");
  }

  @Test
  void refusesAMethodThatIsNoFunction() {
    new Workspace(directory)
        .with(
            "A",
            "public class A {\n  @Idempotent(key = \"id\") public static void run() {}\n"
                + "  @PikkuFunc public static void other() {}\n}")
        .scan(Route.SOURCES)
        .assertOnlyError(
            Code.GUARD_STANDS_NOWHERE,
            "acme/A.java:3",
            "@Idempotent stands on A.run",
            "@PikkuFunc");
  }
}
