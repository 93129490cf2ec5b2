package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.wire.ScheduledTask;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code of users as it may be: generated code compiles beside it without a warning, and calls it.
 */
class OddFunctionsTest {
  private static final String GET =
      "@PikkuFunc @WireHttp(method = HttpMethod.GET, route = \"/\", auth = Auth.PUBLIC) ";
  private static final String POST =
      "@PikkuFunc @WireHttp(method = HttpMethod.POST, route = \"/\", auth = Auth.PUBLIC) ";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public interface F { record In(String a) {} %s static In f(In in) { return in; } }",
        "public enum F { X; public record In(String a) {} %s public static In f(In in) { return in; } }",
        "public record F(String a) { %s public static F f(F in) { return in; } }",
        """
        public class F { protected F() {} public static class Inner { public static class Most {
          private final Logger logger;
          public Most(Logger logger) { this.logger = logger; }
          public record In(String a) {}
          %s public In f(In in) { logger.debug(in.a()); return in; } } } }
        """,
        """
        public final class F { private F() {}
          public record In(String a) {} public record Other(String b) {}
          @PikkuFunc(name = "other") @WireHttp(method = HttpMethod.PUT, route = "/") public static void f(Other in) {}
          %s public static In f(In in) { return in; } }
        """,
      })
  void callsFunctionsWhereverTheyStand(String source) {
    GeneratedBackend backend = backend().with("F", source.formatted(POST));

    assertThat(Request.of("POST /").json("{\"a\":\"b\"}").to(backend.http()))
        .isEqualTo("200 {\"a\":\"b\"}");
  }

  @Test
  void callsFunctionsOfVariableArity() {
    GeneratedBackend backend =
        function(POST + "public static String f(String... in) { return String.join(\"+\", in); }");

    assertThat(Request.of("POST /").json("[\"a\",\"b\"]").to(backend.http()))
        .isEqualTo("200 \"a+b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Deprecated %s public static String f() { return \"a\"; }",
        "@Deprecated(forRemoval = true) %s public static String f() { return \"a\"; }",
        "@Deprecated public record Out(String a) {} %s public static Out f() { return new Out(\"a\"); }",
        "public record Out(String a) { @Deprecated public Out {} } %s public static Out f(Out in) { return in; }",
        """
        public record Out(String a) { @Deprecated @Override public String a() { return a; } }
        %s public static Out f() { return new Out("a"); }
        """,
        "public enum Out { A, @Deprecated B } %s public static Out f(Out in) { return in; }",
        "@Deprecated public static final class S { public S() {} } %s public static String f(S s) { return \"a\"; }",
        """
        @HttpError(status = 410) @Deprecated public static final class E extends RuntimeException {
          private static final long serialVersionUID = 1L;
          private E() {}
        }
        %s public static String f() { throw new E(); }
        """,
      })
  void sparesItsOwnCodeTheWarningsOfWhatIsDeprecated(String members) {
    function("%s".formatted(members.formatted(POST))).classes();
  }

  @Test
  void sparesItsOwnCodeTheWarningsOfRawServices() {
    GeneratedBackend backend =
        function(
            """
            public interface Repository<T> { T first(); }
            public static final class Outer<T> { public final class Inner {} }
            @SingletonServices public static final class Services {
              private Services() {}
              @SuppressWarnings("rawtypes")
              public static Repository all() { return () -> "a"; }
              public static Outer<String>.Inner inner() { return new Outer<String>().new Inner(); }
            }
            @SuppressWarnings("rawtypes")
            %s public static String f(Repository all, Outer<String>.Inner inner) { return all.first() + ""; }
            """
                .formatted(GET));

    assertThat(Request.of("GET /").to(backend.http())).isEqualTo("200 \"a\"");
    assertThat(function(GET + "public static void f() {}").file("HttpBootstrap.java"))
        .doesNotContain("SuppressWarnings");
  }

  @Test
  void tellsGenericServicesApartByTheirArguments() {
    GeneratedBackend backend =
        function(
            """
            public interface Repository<T> { T first(); }
            @SingletonServices public static final class Services {
              private Services() {}
              public static Repository<String> texts() { return () -> "a"; }
              public static Repository<Integer> numbers() { return () -> 7; }
              public static Repository<? extends Number> some() { return () -> 8; }
              public static Repository<List<String>> lists() { return () -> List.of("l"); }
              @Named("port") public static int port() { return 9; }
            }
            %s public static String f(Repository<Integer> n, Repository<? extends Number> s,
                Repository<List<String>> l, @Named("port") int port, Repository<String> t) {
              return t.first() + n.first() + s.first() + l.first() + port;
            }
            """
                .formatted(GET));

    assertThat(Request.of("GET /").to(backend.http())).isEqualTo("200 \"a78[l]9\"");
  }

  @Test
  void survivesServicesNamedAsItsVariables() {
    GeneratedBackend backend =
        function(
            """
            public static final class Value { private Value() {} }
            public static final class Own { public Own() {} }
            public static final class Out { public Out() {} }
            public static final class Default { public Default() {} }
            public static final class Acme { public Acme() {} }
            @WireServices public static final class Services {
              private Services() {}
              public static Value value() { return new Value(); }
            }
            %s public static Optional<String> f(Value value, Own own, Out out, Default def, Acme acme) {
              return Optional.of("a");
            }
            @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/s") public static void secrets(
                @Secret("---") SecretValue none, @Secret("1") SecretValue digit,
                @Secret("class") SecretValue word, @Secret("own") SecretValue own) {}
            """
                .formatted(GET));

    backend.classes();
  }

  @ParameterizedTest
  @CsvSource({"a*/b, a*/b", "task, c:\\users", "run, a\\b*/", "Class, class"})
  void survivesTasksAndFunctionsOfAnyName(String name, String function) throws Exception {
    String source =
        """
        @PikkuFunc(name = "%s") @WireScheduler(name = "%s", schedule = "0 3 * * 1")
        public static void f(ScheduledTask task) { task.skip("done"); }
        """
            .formatted(function.replace("\\", "\\\\"), name);

    function(source)
        .scheduler()
        .runTask(
            new ScheduledTask(name, Instant.EPOCH, "trace", System.currentTimeMillis() + 10_000));
  }

  @Test
  void survivesTypesNamedAsJavasOwn() {
    GeneratedBackend backend =
        backend()
            .with("String", "public record String(java.lang.String a) {}")
            .with("Override", "public record Override(java.lang.String a) {}")
            .with("Exception", "public record Exception(java.lang.String a) {}")
            .with("Optional", "public record Optional(java.lang.String a) {}")
            .with("HttpBootstrap", "public record HttpBootstrap(java.lang.String a) {}")
            .with(
                "In",
                """
                public record In(
                    String text, Override override, Exception thrown, java.util.Optional<acme.Optional> maybe,
                    HttpBootstrap door, Map<java.lang.String, String> map, Map<E, java.lang.Integer> byE) {
                  public enum E { E }
                }
                """)
            .with(
                "F",
                "public final class F { private F() {} %s public static In f(In in) { return in; } }"
                    .formatted(POST));
    String json =
        "{'text':{'a':'1'},'override':{'a':'2'},'thrown':{'a':'3'},'maybe':{'a':'4'},"
            .concat("'door':{'a':'5'},'map':{'k':{'a':'6'}},'byE':{'E':7}}")
            .replace('\'', '"');

    assertThat(Request.of("POST /").json(json).to(backend.http())).isEqualTo("200 " + json);
  }

  @Test
  void survivesComponentsNamedAsClassesAndPackages() {
    GeneratedBackend backend =
        backend()
            .with("Status", "public enum Status { OPEN, DONE }")
            .with("Objects", "public record Objects(String a) {}")
            .with(
                "In",
                """
                public record In(
                    @Default("DONE") Status Status, Objects Objects, String java, String java_, String acme,
                    @Csv @Default("a") List<String> List, int[] Arrays, Optional<String> Optional,
                    Patch<@Size(max = 1) String> Patch, @NotBlank String Violations, UUID TextValues) {}
                """)
            .with(
                "F",
                "public final class F { private F() {} %s public static In f(In in) { return in; } }"
                    .formatted(POST));
    String json =
        "{'Status':'OPEN','Objects':{'a':'1'},'java':'2','java_':'3','acme':'4','List':['5'],"
            .concat("'Arrays':[6],'Optional':'7','Patch':'8','Violations':'9',")
            .concat("'TextValues':'00000000-0000-0000-0000-000000000000'}")
            .replace('\'', '"');

    assertThat(Request.of("POST /").json(json).to(backend.http())).isEqualTo("200 " + json);
    assertThat(Request.of("POST /?Status=DONE&acme=4").json(json).to(backend.http()))
        .startsWith("422 ")
        .contains("{\"path\":\"Status\",\"message\":\"has conflicting values\"}")
        .doesNotContain("acme");
  }

  @Test
  void readsRecordsOfAsManyComponentsAsThereCanBe() {
    StringBuilder components = new StringBuilder();
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < 254; i++) {
      components.append(i == 0 ? "" : ", ").append("@NotBlank @Size(max = 9) String c").append(i);
      json.append(i == 0 ? "{" : ",").append("\"c").append(i).append("\":\"a\"");
    }
    json.append('}');
    GeneratedBackend backend =
        function(
            "public record In(%s) {} %s public static In f(In in) { return in; }"
                .formatted(components, POST));

    assertThat(Request.of("POST /").json(json.toString()).to(backend.http()))
        .isEqualTo("200 " + json);
  }

  @Test
  void takesAnOptionalInputForAbsentWhereThereIsNoBody() {
    GeneratedBackend backend =
        function(
            """
            public record In(String a) {}
            %s public static String f(Optional<In> in) { return in.map(In::a).orElse("none"); }
            """
                .formatted(POST));

    assertThat(Request.of("POST /").to(backend.http())).isEqualTo("200 \"none\"");
    assertThat(Request.of("POST /").json("null").to(backend.http())).isEqualTo("200 \"none\"");
    assertThat(Request.of("POST /").json("{\"a\":\"b\"}").to(backend.http()))
        .isEqualTo("200 \"b\"");
    assertThat(Request.of("POST /").json("{}").to(backend.http())).startsWith("422 ");
  }

  @Test
  void takesOptionalTextAndBytesAsTheyAreSent() {
    GeneratedBackend backend =
        function(
            """
            %s public static String f(Optional<String> in) { return in.orElse("none"); }
            @PikkuFunc @WireHttp(method = HttpMethod.PUT, route = "/", auth = Auth.PUBLIC)
            public static Optional<byte[]> g(Optional<byte[]> in) { return in; }
            """
                .formatted(POST));

    assertThat(Request.of("POST /").to(backend.http())).isEqualTo("200 \"none\"");
    assertThat(Request.of("POST /").json(" null ").to(backend.http())).isEqualTo("200 \"none\"");
    assertThat(Request.of("POST /").json("\"a\"").to(backend.http())).isEqualTo("200 \"a\"");
    assertThat(Request.of("POST /").body("text/csv", "a;b").to(backend.http()))
        .isEqualTo("200 \"a;b\"");
    assertThat(Request.of("POST /").json("null null").to(backend.http())).startsWith("400 ");
    assertThat(Request.of("POST /").json("1").to(backend.http())).startsWith("422 ");
    assertThat(Request.of("POST /").body("image/png", "null").to(backend.http()))
        .startsWith("415 ");
    assertThat(Request.of("PUT /").to(backend.http())).isEqualTo("204");
    assertThat(Request.of("PUT /").body("image/png", "null").to(backend.http()))
        .isEqualTo("200 null");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, N n, In.n, needs it",
    "DELETE, 'Map<String, N> m', In.m, needs it",
    "HEAD, List<N> l, In.l, needs it",
    "OPTIONS, UploadedFile u, In.u, needs it",
    "POST, Optional<N> id, In.id, takes it from its path",
    "PUT, UploadedFile id, In.id, takes it from its path",
  })
  void refusesComponentsThatNoRequestCanGive(
      String method, String component, String name, String why) {
    Diagnostic problem =
        function(
                """
                public record N(int n) {}
                public record In(%s, @Nullable N other, Optional<N> some, List<UploadedFile> files, List<String> ids) {}
                @PikkuFunc @WireHttp(method = HttpMethod.%s, route = "/%s", auth = Auth.PUBLIC)
                public static void f(In in) {}
                """
                    .formatted(component, method, component.endsWith(" id") ? "{id}" : ""))
            .problem(Code.INVALID_FUNCTION);

    assertThat(problem.fact()).contains(name + "\" is no text", method + " /", "of F.f", why);
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).contains("text converts to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F.f | %s public static void f() throws Throwable {}",
        "P.allows | %s @Permit(P.class) public static void f() {}"
            + " public static final class P { private P() {} public static boolean allows() throws Throwable { return true; } }",
        "factory W.s | %s public static void f(S s) {} public interface S {}"
            + " @WireServices public static final class W { private W() {} public static S s() throws Throwable { return null; } }",
        "constructor of S | %s public static void f(S s) {}"
            + " public static final class S { public S() throws Throwable {} }",
      })
  void refusesToCallWhatThrowsMoreThanExceptions(String who, String members) {
    GeneratedBackend backend = function(members.formatted(GET));

    assertThat(backend.diagnostics().errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().id()).startsWith("PikkuInvalid");
              assertThat(problem.fact()).contains(who + " throws java.lang.Throwable");
              assertThat(problem.place().line()).isPositive();
              assertThat(problem.remedy()).contains("Declare Exception");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hidden hidden() { return new Hidden(); }",
        "Hidden[] hidden() { return new Hidden[0]; }",
        "List<? extends Hidden> hidden() { return List.of(); }"
      })
  void refusesFactoriesOfWhatGeneratedCodeCannotName(String factory) {
    Diagnostic problem =
        function(
                """
                static final class Hidden {}
                @SingletonServices public static final class Services {
                  private Services() {}
                  public static %s
                }
                %s public static void f() {}
                """
                    .formatted(factory, GET))
            .problem(Code.INVALID_SERVICE);

    assertThat(problem.fact()).contains("Services.hidden returns", "Hidden is not public");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).contains("public");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PikkuSession", "PikkuConfig"})
  void refusesASessionOrConfigThatGeneratedCodeCannotName(String annotation) {
    Diagnostic problem =
        function(
                "@%s record Hidden(String a) {} %s public static void f() {}"
                    .formatted(annotation, GET))
            .problem(Code.INVALID_SERVICE);

    assertThat(problem.fact())
        .isEqualTo("@%s stands on Hidden, which is not public.".formatted(annotation));
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).contains("public");
  }

  @Test
  void refusesToSayAgainWhatCallersLearnOfPikkusOwnExceptions() {
    Diagnostic problem =
        function(
                """
                @HttpError(status = 410) public static final class Gone extends NotFoundException {
                  private static final long serialVersionUID = 1L;
                  private Gone() { super("gone"); }
                }
                %s public static void f() { throw new Gone(); }
                """
                    .formatted(GET))
            .problem(Code.INVALID_ERROR);

    assertThat(problem.fact()).contains("Gone has @HttpError, but is a PikkuException");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).contains("constructor of PikkuException");
  }

  private GeneratedBackend function(String members) {
    return backend().with("F", "public final class F { private F() {}\n" + members + "\n}");
  }

  private GeneratedBackend backend() {
    return new GeneratedBackend(directory);
  }
}
