package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fills the parameters of functions. */
final class ParameterTest {
  private static final String[][] KINDS = {
    {"Data", "INPUT"},
    {"Color", "INPUT"},
    {"Shape", "INPUT"},
    {"List<Data>", "INPUT"},
    {"Set<String>", "INPUT"},
    {"Map<String, Object>", "INPUT"},
    {"LinkedHashMap<UUID, Data>", "INPUT"},
    {"Optional<Data>", "INPUT"},
    {"String", "INPUT"},
    {"int", "INPUT"},
    {"byte[]", "INPUT"},
    {"Data[]", "INPUT"},
    {"Object", "INPUT"},
    {"UUID", "INPUT"},
    {"java.time.Instant", "INPUT"},
    {"java.math.BigDecimal", "INPUT"},
    {"java.time.Clock", "SERVICE"},
    {"javax.sql.DataSource", "SERVICE"},
    {"Logger", "SERVICE"},
    {"Store", "SERVICE"},
    {"OpenStore", "SERVICE"},
    {"Optional<Store>", "SERVICE"},
    {"Comparator<Data>", "SERVICE"},
    {"MyList", "SERVICE"},
    {"Config", "SERVICE"},
    {"@Named(\"x\") Data", "SERVICE"},
    {"Wire", "WIRE"},
    {"HttpWire", "WIRE"},
    {"QueueJob", "WIRE"},
    {"Optional<ScheduledTask>", "OPTIONAL_WIRE"},
    {"Who", "SESSION"},
    {"Optional<Who>", "OPTIONAL_SESSION"},
    {"Session<Who>", "SESSION_HANDLE"},
    {"@QueueName(\"q\") Queue<List<Data>>", "QUEUE"},
    {"@Secret(\"s\") SecretValue", "SECRET"},
  };

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Route.class)
  void resolvesParametersByTheirFullType(Route route) {
    StringBuilder functions = new StringBuilder();
    for (String[] row : KINDS) {
      functions
          .append("@PikkuFunc(name = \"")
          .append(row[0].replace("\"", "'"))
          .append("\") public static void run")
          .append(functions.length())
          .append("(")
          .append(row[0])
          .append(" p) {}\n");
    }
    Workspace workspace = types().with("A", "public class A {\n" + functions + "}").scan(route);

    for (String[] row : KINDS) {
      assertThat(workspace.function(row[0].replace("\"", "'")).method().parameters())
          .as(row[0])
          .extracting(parameter -> parameter.kind().name())
          .containsExactly(row[1]);
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void neverTakesWhatAFactoryProvidesForAnInput(Route route) {
    types()
        .with("A", "public class A {\n  @PikkuFunc public static void run(\n      Data data) {}\n}")
        .with("S", "@SingletonServices public class S { public static Data d() { return null; } }")
        .scan(route)
        .assertOnlyError(
            Code.AMBIGUOUS_PARAMETER,
            "acme/A.java:4",
            "A.run takes acme.Data data, which could be its input and is also provided",
            "@Named");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void tellsContainersOfServicesFromInputsByTheirArguments(Route route) {
    Workspace workspace =
        types()
            .with("A", "public class A { @PikkuFunc public static void run(List<Data> d) {} }")
            .with(
                "S",
                "@SingletonServices public class S {"
                    + " public static List<Store> all() { return null; } }")
            .scan(route);

    assertThat(workspace.function("A.run").method().parameters().get(0).kind())
        .isEqualTo(ParameterModel.Kind.INPUT);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesTwoInputs(Route route) {
    types()
        .with("A", "public class A {\n  @PikkuFunc public static void run(Data a,\n  int b) {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.SEVERAL_INPUTS, "acme/A.java:4", "acme.Data a, int b", "Put them into one record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAnInputThatIsSaidToBeNull(Route route) {
    Workspace workspace =
        types()
            .with(
                "A",
                """
                public class A {
                  @PikkuFunc public static void run0(@Nullable Data p) {}
                  @PikkuFunc public static void run1(byte @Nullable [] p) {}
                  @PikkuFunc public static void run2(List<@Nullable Data> p) {}
                }
                """)
            .scan(route);

    for (int i = 0; i < 2; i++) {
      workspace.assertError(
          Code.INVALID_FUNCTION,
          "acme/A.java:" + (3 + i),
          "A.run" + i + " takes a @Nullable input, but an input is never null",
          "Optional");
    }
    assertThat(workspace.errors()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesParametersThatNothingFills(Route route) {
    Workspace workspace =
        types()
            .with(
                "A",
                """
                public class A {
                  @PikkuFunc public static void run0(Secrets p) {}
                  @PikkuFunc public static void run1(SecretValue p) {}
                  @PikkuFunc public static void run2(@Secret("s") String p) {}
                  @PikkuFunc public static void run3(Queue<Data> p) {}
                  @PikkuFunc public static void run4(@QueueName("q") Data p) {}
                  @PikkuFunc public static void run5(Session<Data> p) {}
                  @PikkuFunc public static void run6(@Secret("*") SecretValue p) {}
                  @PikkuFunc public static void run7(@Secret("") SecretValue p) {}
                  @PikkuFunc public static void run8(@Secret("${AWS::Region}") SecretValue p) {}
                }
                """)
            .scan(route);

    workspace.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:3", "A.run0 takes all Secrets", "@Secret(\"name\")");
    for (int i = 0; i < 3; i++) {
      String name = List.of("*", "", "${AWS::Region}").get(i);
      workspace.assertError(
          Code.INVALID_FUNCTION,
          "acme/A.java:" + (9 + i),
          "A.run" + (6 + i) + " takes the secret \"" + name + "\", which is no name",
          "1 to 512 letters, digits and / _ + = . @ -");
    }
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:4",
        "A.run1 takes a SecretValue without saying which",
        "@Secret(\"…\")");
    workspace.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:5", "A.run2 has @Secret on a", "SecretValue");
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:6",
        "A.run3 takes a Queue without",
        "@QueueName(\"…\")");
    workspace.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:7", "A.run4 has @QueueName on a acme.Data", "Queue<T>");
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:8",
        "A.run5 takes a dev.pikku.wire.Session<acme.Data>, but no such record",
        "@PikkuSession");
    assertThat(workspace.errors()).hasSize(9);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesQueueNamesThatCannotBe(Route route) {
    types()
        .with(
            "A",
            "public class A {\n  @PikkuFunc public static void run("
                + "@QueueName(\"a b\") Queue<Data> q) {}\n}")
        .scan(route)
        .assertOnlyError(Code.INVALID_QUEUE, "acme/A.java:3", "SQS refuses \" \"", "letters");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void findsParameterNamesInSourcesOnly(Route route) {
    Workspace workspace =
        types()
            .with(
                "A",
                """
                public class A {
                  @PikkuFunc public static void run(int[] a, Wire w) {}
                  @PikkuFunc(name = "b") public static void run(String b, Wire w) {}
                  @PikkuFunc(name = "c") public static void run(java.util.List<String> c, Wire w) {}
                  @PikkuFunc(name = "d") public static void run(@Valid acme.Data d, Wire w) {}
                  @PikkuFunc(name = "e") public static void run(String... e) {}
                }
                """)
            .scan(route);

    for (String name : List.of("b", "c", "d", "e")) {
      ParameterModel first = workspace.function(name).method().parameters().get(0);
      assertThat(first.name()).isEqualTo(name);
      assertThat(first.place().line()).isEqualTo(3 + name.charAt(0) - 'a');
    }
  }

  private Workspace types() {
    return new Workspace(directory)
        .with("Data", "public record Data(String text) {}")
        .with("Color", "public enum Color { RED }")
        .with("Shape", "public sealed interface Shape { record Dot() implements Shape {} }")
        .with("Store", "public interface Store {}")
        .with(
            "OpenStore",
            "public sealed interface OpenStore { final class Mem implements OpenStore {} }")
        .with("MyList", "public class MyList extends ArrayList<String> {}")
        .with("Config", "@PikkuConfig public record Config(String text) {}")
        .with("Who", "@PikkuSession public record Who(String text) {}");
  }
}
