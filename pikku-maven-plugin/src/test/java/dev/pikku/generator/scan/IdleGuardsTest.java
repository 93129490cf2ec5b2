package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would seem to guard functions, but stands where none is. */
final class IdleGuardsTest {
  @TempDir private Path directory;

  private Workspace workspace(String name, String declaration) {
    return new Workspace(directory)
        .with("Never", "public final class Never { public boolean allows() { return false; } }")
        .with(
            "Pass",
            """
            public final class Pass implements Middleware {
              @Override public void handle(Wire wire, Next next) throws Exception { next.proceed(); }
            }
            """)
        .with(
            "Admin",
            """
            @Tags("admin")
            public final class Admin {
              public record Id(String id) {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/admin/:id", auth = Auth.PUBLIC)
              public static void get(Id input) {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
              public static void home() {}
            }
            """)
        .with(name, declaration);
  }

  @ParameterizedTest
  @CsvSource({"Permit, Never.class", "Use, Pass.class", "Tags, \"\"\"tag\"\"\""})
  void areRefusedOnAClassWithoutFunctions(String annotation, String value) {
    for (Route route : Route.values()) {
      workspace(
              "Outer",
              """
              @%s(%s)
              public class Outer {
                public static final class Inner {
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/inner", auth = Auth.PUBLIC)
                  public static void run() {}
                }
              }
              """
                  .formatted(annotation, value.replace("\"\"\"", "\"")))
          .scan(route)
          .assertOnlyError(
              Code.GUARD_STANDS_NOWHERE,
              "acme/Outer.java:3",
              "@" + annotation + " stands on Outer, which has no function.",
              "Put it on the class that has the functions: neither classes inside it nor subclasses"
                  + " inherit it.");
    }
  }

  @ParameterizedTest
  @CsvSource({"Permit, Never.class", "Use, Pass.class"})
  void areRefusedOnAMethodThatIsNoFunction(String annotation, String value) {
    for (Route route : Route.values()) {
      workspace(
              "Odd",
              "public class Odd {\n  @%s(%s)\n  public static void run() {}\n}"
                  .formatted(annotation, value))
          .scan(route)
          .assertOnlyError(
              Code.GUARD_STANDS_NOWHERE,
              "acme/Odd.java:4",
              "@" + annotation + " stands on Odd.run, which is no function.",
              "Put @PikkuFunc on it, too.");
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void areRefusedWhereTheyNameNoPermission(Route route) {
    workspace(
            "Odd",
            """
            public class Odd {
              @PikkuFunc
              @Permit(Never.class)
              @Permit({})
              @WireHttp(method = HttpMethod.GET, route = "/odd", auth = Auth.PUBLIC)
              public static void run() {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.INVALID_PERMISSION,
            "acme/Odd.java:7",
            "A @Permit of Odd.run names no permission, so that it keeps nobody out.",
            "Name one, or remove it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "routes = \"admin/*\" | the route pattern \"admin/*\", which no route can match. | write \"/admin/*\"",
        "routes = \"/admni/*\" | the route pattern \"/admni/*\", which no wiring has. | Did you mean \"/admin/*\"?",
        "routes = \"/admin/{di}\" | the route pattern \"/admin/{di}\", which no wiring has. | Did you mean \"/admin/{id}\"?",
        "routes = {\"/admin/*\", \"\"} | the route pattern \"\", which no route can match. | write \"/\"",
        "tags = \"admim\" | the tag \"admim\", which no wiring has. | Did you mean \"admin\"?",
      })
  void areRefusedWhereAGlobalOneIsMisspelt(String args, String fact, String remedy) {
    for (Route route : Route.values()) {
      workspace("Guard", permission(args))
          .scan(route)
          .assertOnlyError(
              Code.GUARD_STANDS_NOWHERE,
              "acme/Guard.java:3",
              "@GlobalPermission of Guard has " + fact,
              remedy);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "routes = \"/ADMIN/*\" | the route pattern \"/ADMIN/*\", which no wiring has. There are: /, /admin/{id}.",
        "routes = \"/orders/*\" | the route pattern \"/orders/*\", which no wiring has. There are: /, /admin/{id}.",
        "tags = \"orders\" | the tag \"orders\", which no wiring has. There are: admin.",
      })
  void areToldOfWhereAGlobalOneMayBeForAnotherBackend(String args, String text) {
    Workspace scanned = workspace("Guard", permission(args)).scan(Route.SOURCES);

    assertThat(scanned.errors()).isEmpty();
    assertThat(scanned.warnings())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "[PikkuGuardStandsNowhere] functions/src/main/java/acme/Guard.java:3:"
                + " @GlobalPermission of Guard has "
                + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "routes = \"*\"",
        "routes = \"/\"",
        "routes = \"/admin/:id\"",
        "routes = \"/admin/{id}\"",
        "routes = \"/*/:id\", tags = \"admin\"",
      })
  void areFineWhereTheyStandSomewhere(String args) {
    Workspace scanned = workspace("Guard", permission(args)).scan(Route.SOURCES);

    assertThat(scanned.errors()).isEmpty();
    assertThat(scanned.warnings()).isEmpty();
  }

  private static String permission(String args) {
    return "@GlobalPermission("
        + args
        + ")\npublic final class Guard { public boolean allows() { return false; } }";
  }
}
