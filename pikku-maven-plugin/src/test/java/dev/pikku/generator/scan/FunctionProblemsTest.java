package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be a function, from sources and from class files alike. */
final class FunctionProblemsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAFunctionThatIsNotPublic(Route route) {
    workspace("public class A {\n  @PikkuFunc\n  static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION,
            "acme/A.java:4",
            "A.run is a function, but is not public.",
            "Make it public");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAFunctionOfAClassThatIsNotPublic(Route route) {
    workspace(
            "public class A {\n  static class B {\n    @PikkuFunc public static void run() {}\n  }\n}")
        .scan(route)
        .assertOnlyError(Code.INVALID_FUNCTION, "acme/A.java:4", "class is not public", "public");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAFunctionInTheUnnamedPackage(Route route) {
    new Workspace(directory)
        .withFile(
            "A.java", "public class A {\n  @dev.pikku.PikkuFunc public static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION, "A.java:2", "class is in no package", "in a named package");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesTypeVariables(Route route) {
    workspace(
            "public class A {\n  @PikkuFunc public static <T> T run(List<T> in) { return null; }\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION, "acme/A.java:3", "type variables", "State the types");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesClassesThatCannotBeBuilt(Route route) {
    workspace(
            """
            public class A {
              public class Inner { @PikkuFunc public void a() {} }
              public abstract static class Half { @PikkuFunc public void b() {} }
              public static class Generic<T> { public Generic() {} @PikkuFunc public void c() {} }
              public static class Two {
                public Two() {}
                public Two(int i) {}
                @PikkuFunc public void d() {}
              }
              public interface Face { @PikkuFunc default void e() {} }
              public static class Hidden { Hidden() {} @PikkuFunc public void f() {} }
            }
            """)
        .scan(route)
        .assertError(Code.INVALID_FUNCTION, "acme/A.java:3", "Inner is an inner class", "static");
    Workspace again = new Workspace(directory).scan(route);
    again.assertError(Code.INVALID_FUNCTION, "acme/A.java:4", "Half is abstract", "public");
    again.assertError(Code.INVALID_FUNCTION, "acme/A.java:5", "Generic has type parameters", "");
    again.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:9", "2 public constructors", "one public");
    again.assertError(Code.INVALID_FUNCTION, "acme/A.java:11", "Face is not a class", "class");
    again.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:12", "0 public constructors", "one public");
    assertThat(again.errors()).hasSize(6);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAWiringWithoutAFunction(Route route) {
    workspace(
            "public class A {\n  @WireScheduler(name = \"a\", schedule = \"rate(1 day)\")\n  public static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION,
            "acme/A.java:4",
            "A.run is wired, but no function",
            "@PikkuFunc");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesStatusesThatAreNoSuccess(Route route) {
    workspace(http("route = \"/a\", status = 404", ""))
        .scan(route)
        .assertOnlyError(Code.INVALID_FUNCTION, "acme/A.java:3", "status 404", "from 200 to 299");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesMutableFields(Route route) {
    workspace(
            """
            public class A extends Parent {
              static final int FINE = 1;
              private static int count;
              @PikkuFunc public static void run() {}
            }
            """)
        .with("Parent", "public class Parent {\n  protected String last;\n}")
        .scan(route)
        .assertError(Code.MUTABLE_FIELD, "acme/A.java:4", "\"count\" of A is not final", "final");
    Workspace again = new Workspace(directory).scan(route);
    again.assertError(Code.MUTABLE_FIELD, "acme/Parent.java:3", "\"last\" of Parent", "service");
    assertThat(again.errors()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesMutableFieldsOfChannels(Route route) {
    workspace(
            """
            @WireChannel(name = "a")
            public class A {
              private int count;
              @OnMessage public void heard() {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.MUTABLE_FIELD, "acme/A.java:4", "\"count\" of A is not final", "final");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void takesRecordsAsFunctionClasses(Route route) {
    Workspace workspace =
        workspace("public record A(Logger log) { @PikkuFunc public void run() {} }").scan(route);

    assertThat(workspace.model().classes().get("acme.A").constructor()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void namesBothPlacesOfADuplicateName(Route route) {
    workspace("public class A { @PikkuFunc(name = \"x\") public static void run() {} }")
        .with("B", "public class B {\n  @PikkuFunc(name = \"x\") public static void go() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.DUPLICATE_NAME,
            "acme/B.java:3",
            "Two functions are named \"x\": here and at functions/src/main/java/acme/A.java:2",
            "another name");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesTwoSessions(Route route) {
    workspace("@PikkuSession public record A(String name) {}")
        .with("B", "@PikkuSession\npublic record B(String name) {}")
        .scan(route)
        .assertOnlyError(
            Code.DUPLICATE_NAME,
            "acme/B.java:3",
            "@PikkuSession stands on both A and B",
            "Keep one");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesARouteThatIsNone(Route route) {
    workspace(http("route = \"todos\"", ""))
        .scan(route)
        .assertOnlyError(
            Code.INVALID_ROUTE, "acme/A.java:3", "The route \"todos\" is not valid", "/todos/{id}");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void suggestsTheComponentARouteParameterMeans(Route route) {
    workspace(
            """
            public class A {
              public record In(String userId, String text) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/{userid}")
              public static void run(In in) {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.UNKNOWN_ROUTE_PARAMETER,
            "acme/A.java:5",
            "has the parameter \"userid\", but the input In of A.run has no such component",
            "Did you mean \"userId\"?");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void wantsAnInputForARouteParameter(Route route) {
    workspace(http("route = \"/{id}\"", ""))
        .scan(route)
        .assertOnlyError(
            Code.UNKNOWN_ROUTE_PARAMETER, "acme/A.java:3", "takes no input", "Take a record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void letsOnlyRecordsTakeRouteParameters(Route route) {
    Workspace scanned =
        workspace(
                """
            public class A {
              public sealed interface In permits In.One, In.Two {
                record One(String id) implements In {}
                record Two(String name) implements In {}
              }
              @PikkuFunc
              @WireHttp(method = HttpMethod.PUT, route = "/a/{id}")
              public static void run(In in) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.PUT, route = "/b/{id}")
              public static void any(Map<String, String> in) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.PUT, route = "/c/{id}")
              public static void maybe(Optional<In.One> in) {}
            }
            """)
            .scan(route);
    scanned.assertError(
        Code.UNKNOWN_ROUTE_PARAMETER,
        "acme/A.java:8",
        "\"/a/{id}\" has parameters, but A.run takes the input acme.A.In, which is read from"
            + " the body alone",
        "Take a record");
    scanned.assertError(
        Code.UNKNOWN_ROUTE_PARAMETER,
        "acme/A.java:11",
        "A.any takes the input java.util.Map",
        "Take a record");
    scanned.assertError(
        Code.UNKNOWN_ROUTE_PARAMETER,
        "acme/A.java:14",
        "A.maybe takes the input java.util.Optional",
        "Take a record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void wantsRecordsWhereARequestHasNoBody(Route route) {
    Workspace scanned =
        workspace(
                """
            public class A {
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/a")
              public static void get(String in) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.HEAD, route = "/b")
              public static void head(List<UUID> in) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.DELETE, route = "/d")
              public static void delete(Optional<String> in) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/c")
              public static void post(List<UUID> in) {}
            }
            """)
            .scan(route);
    scanned.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:4",
        "A.get takes the input java.lang.String, which is read from the body, but that of GET is not read",
        "Take a record");
    scanned.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:7", "A.head takes the input", "Take a record");
    scanned.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:10", "A.delete takes the input", "Take a record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesQueuesThatCannotBeDeployed(Route route) {
    workspace(
            """
            public class A {
              @PikkuFunc
              @WireQueueWorker(name = "a.fifo")
              @WireQueueWorker(name = "b c")
              @WireQueueWorker(name = "c", batchSize = 11)
              @WireQueueWorker(name = "d", batchSize = 11, batchingWindow = 1)
              @WireQueueWorker(name = "e", batchSize = 11, fifo = true)
              @WireQueueWorker(name = "f", batchingWindow = 301)
              @WireQueueWorker(name = "g", maximumConcurrency = 1)
              @WireQueueWorker(name = "h", maxReceiveCount = 0)
              @WireQueueWorker(name = "i", fifo = true, batchingWindow = 1)
              public static void run() {}
            }
            """)
        .scan(route)
        .assertError(Code.INVALID_QUEUE, "acme/A.java:4", "\"a.fifo\" is not valid", "letters");
    Workspace again = new Workspace(directory).scan(route);
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:5", "SQS refuses \" \"", "letters");
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:6", "needs a batchingWindow", "limits");
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:8", "not from 1 to 10.", "limits");
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:9", "not from 0 to 300", "limits");
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:10", "neither 0 nor from 2", "limits");
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:11", "maxReceiveCount 0", "limits");
    again.assertError(Code.INVALID_QUEUE, "acme/A.java:12", "no batchingWindow", "limits");
    assertThat(again.errors()).hasSize(8);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesSchedulesThatAreWrong(Route route) {
    workspace(
            """
            public class A {
              @PikkuFunc
              @WireScheduler(name = "a", schedule = "0 25 * * *")
              @WireScheduler(name = "b", schedule = "rate(1 day)", timeZone = "Europe/Berln")
              @WireScheduler(name = " ", schedule = "rate(1 day)")
              public static void run() {}
            }
            """)
        .scan(route)
        .assertError(
            Code.INVALID_SCHEDULE, "acme/A.java:4", "wrong at character 3", "five-field cron");
    Workspace again = new Workspace(directory).scan(route);
    again.assertError(
        Code.INVALID_SCHEDULE, "acme/A.java:5", "\"Europe/Berln\"", "\"Europe/Berlin\"");
    again.assertError(Code.INVALID_SCHEDULE, "acme/A.java:6", "without a name", "name");
    assertThat(again.errors()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesStartsAndEndsThatAreNoInstantsOrInTheWrongOrder(Route route) {
    workspace(
            """
            public class A {
              @PikkuFunc
              @WireScheduler(name = "a", schedule = "rate(1 day)", start = "2027-01-01")
              @WireScheduler(name = "b", schedule = "rate(1 day)", end = "2027-01-01T00:00:00.5Z")
              @WireScheduler(name = "c", schedule = "rate(1 day)", start = "2027-01-01T01:00:00+01:00", end = "2027-01-01T00:00:00Z")
              @WireScheduler(name = "d", schedule = "rate(1 day)", start = "2027-01-01T01:00:00+02:00", end = "2027-01-01T00:00:00Z")
              public static void run() {}
            }
            """)
        .scan(route)
        .assertError(Code.INVALID_SCHEDULE, "acme/A.java:4", "The start \"2027-01-01\"", "00:00Z");
    Workspace again = new Workspace(directory).scan(route);
    again.assertError(Code.INVALID_SCHEDULE, "acme/A.java:5", "whole seconds", "offset");
    again.assertError(Code.INVALID_SCHEDULE, "acme/A.java:6", "starts no earlier", "after");
    assertThat(again.errors()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesInputsOfScheduledTasks(Route route) {
    workspace(
            """
            public class A {
              @PikkuFunc
              @WireScheduler(name = "a", schedule = "rate(1 day)")
              public static void run(String input) {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION, "acme/A.java:4", "a clock has none to give", "Remove");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void needsOptionalWiresWhereATransportHasNone(Route route) {
    workspace(
            """
            public class A {
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/a")
              @WireScheduler(name = "a", schedule = "rate(1 day)")
              public static void run(HttpWire http, Optional<ScheduledTask> task, Wire wire) {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION,
            "acme/A.java:5",
            "A.run takes a HttpWire, which its schedule \"a\" has not",
            "Optional<HttpWire>");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void needsOptionalSessionsWhereNobodyCalls(Route route) {
    workspace(
            """
            public class A {
              @PikkuSession public record Who(String name) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/a")
              @WireHttp(method = HttpMethod.GET, route = "/b", auth = Auth.PUBLIC)
              @WireScheduler(name = "a", schedule = "rate(1 day)")
              @WireQueueWorker(name = "q")
              public static void run(Who who) {}
            }
            """)
        .scan(route)
        .assertError(
            Code.SESSION_NOT_POSSIBLE,
            "acme/A.java:6",
            "its route GET /b is public",
            "Optional<Who>");
    Workspace again = new Workspace(directory).scan(route);
    again.assertError(Code.SESSION_NOT_POSSIBLE, "acme/A.java:7", "has no caller", "remove");
    again.assertError(Code.SESSION_NOT_POSSIBLE, "acme/A.java:8", "its queue \"q\"", "remove");
    assertThat(again.errors()).hasSize(3);
  }

  private Workspace workspace(String declaration) {
    return new Workspace(directory).with("A", declaration);
  }

  private static String http(String settings, String parameters) {
    return "public class A {\n  @PikkuFunc @WireHttp(method = HttpMethod.GET, "
        + settings
        + ")\n  public static void run("
        + parameters
        + ") {}\n}";
  }
}
