package dev.pikku.generator.emit.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceGraphTest {
  private static final String LOG =
      """
      public static final List<String> LOG = new ArrayList<>();
      public static List<String> log() { return LOG; }
      """;

  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void open() {
    backend = new GeneratedBackend(directory);
  }

  @Test
  void makesOnlyWhatIsNeededInDependencyOrderAndClosesInReverse() {
    services(
            LOG
                + """
                public static A a(B b) { LOG.add("a"); return new A(b); }
                public static B b() { LOG.add("b"); return new B(); }
                public static Unused unused() { LOG.add("unused"); return new Unused(); }
                """)
        .with("Unused", "public final class Unused { Unused() {} }")
        .with(
            "A",
            """
            public final class A implements AutoCloseable {
              A(B b) { Services.LOG.add("with " + b); }
              @Override public void close() { Services.LOG.add("close a"); }
            }
            """)
        .with(
            "B",
            """
            public final class B implements AutoCloseable {
              B() {}
              @Override public void close() { Services.LOG.add("close b"); }
              @Override public String toString() { return "b"; }
            }
            """);
    HttpDoor door = function("A a", "a").http();

    assertThat(log()).isEqualTo("[b, a, with b]");
    door.close();
    assertThat(log()).isEqualTo("[b, a, with b, close a, close b]");
  }

  @Test
  void prefersTheBackendToFunctionsAndLetsItDecorate() {
    services("public static Greeting greeting() { return new Greeting(\"functions\"); }")
        .with("Greeting", GREETING)
        .with(
            Origin.BACKEND,
            "Overrides",
            """
            @SingletonServices
            public final class Overrides {
              private Overrides() {}
              public static Greeting greeting(Greeting inner) {
                return new Greeting("backend over " + inner);
              }
            }
            """);
    HttpDoor door = function("Greeting greeting", "greeting").http();

    assertThat(Request.of("GET /").to(door)).isEqualTo("200 \"backend over functions\"");
  }

  @Test
  void prefersFunctionsToALibraryAndALibraryToWhatIsBuiltIn() {
    backend
        .with(
            Origin.LIBRARY,
            "OfLibrary",
            """
            @SingletonServices
            public final class OfLibrary {
              private OfLibrary() {}
              public static Greeting greeting() { return new Greeting("library"); }
              public static Variables variables(Variables own) {
                return name -> own.get(name).map(text -> "library's " + text);
              }
            }
            """)
        .with("Greeting", GREETING);
    services(
        "public static Greeting greeting(Greeting theirs) { return new Greeting(\"functions over \" + theirs); }");
    HttpDoor door =
        function("Greeting greeting, Variables v", "greeting + \", \" + v.get(\"A\").get()")
            .http(Map.of("A", "a"));

    assertThat(Request.of("GET /").to(door))
        .isEqualTo("200 \"functions over library, library's a\"");
  }

  @Test
  void providesNothingButWhatAFactoryReturns() {
    services(
            """
            public static Memory memory() { return new Memory(); }
            public static List<String> texts() { return List.of(); }
            """)
        .with("Store", "public interface Store<T> {}")
        .with("Memory", "public final class Memory implements Store<String> { Memory() {} }");
    Diagnostic problem = function("Store<String> store", "store").problem(Code.MISSING_SERVICE);

    assertThat(problem.fact()).isEqualTo("F.f needs Store<String>, which nobody provides.");
    assertThat(problem.remedy()).contains("Provided here: ", "Memory");
  }

  @Test
  void leavesServicesToTheFirstEventWhereTheConfigSaysSo() {
    assertThat(function("", "1").file("HttpHandler.java")).doesNotContain("super(");

    backend = new GeneratedBackend(directory).withConfig("{\"services\":{\"create\":\"lazy\"}}");
    assertThat(function("", "1").file("HttpHandler.java")).contains("super(true);");
  }

  private static final String GREETING =
      """
      public final class Greeting {
        private final String text;
        Greeting(String text) { this.text = text; }
        @Override public String toString() { return text; }
      }
      """;

  @Test
  void tellsTwinsApartByName() {
    services(
            """
            @Named("one") public static Greeting one() { return new Greeting("1"); }
            @Named("two") public static Greeting two() { return new Greeting("2"); }
            public static Box<String> box(@Named("one") Greeting one) {
              return new Box<>("box of " + one);
            }
            public static Box<Integer> numbers() { return new Box<>(7); }
            """)
        .with("Greeting", GREETING)
        .with(
            "Box",
            """
            public final class Box<T> {
              private final T content;
              Box(T content) { this.content = content; }
              @Override public String toString() { return String.valueOf(content); }
            }
            """);
    HttpDoor door =
        function(
                "@Named(\"two\") Greeting two, Box<String> box, Box<Integer> n",
                "two + \" \" + box + n")
            .http();

    assertThat(Request.of("GET /").to(door)).isEqualTo("200 \"2 box of 17\"");
  }

  @Test
  void makesServicesOfACallForEachCallAndClosesThemInReverse() {
    services(LOG)
        .with(
            "PerCall",
            """
            @WireServices
            public final class PerCall {
              private PerCall() {}
              public static Audit audit(Wire wire, java.time.Clock clock) { return new Audit(); }
              public static Trail trail(Audit audit) { return new Trail(); }
            }
            """)
        .with(
            "Audit",
            """
            public final class Audit implements AutoCloseable {
              Audit() { Services.LOG.add("open audit"); }
              @Override public void close() { Services.LOG.add("close audit"); }
            }
            """)
        .with(
            "Trail",
            """
            public final class Trail implements AutoCloseable {
              Trail() { Services.LOG.add("open trail"); }
              @Override public void close() throws java.io.IOException { Services.LOG.add("close trail"); }
            }
            """);
    HttpDoor door = function("Trail trail", "trail != null").http();
    assertThat(log()).isEqualTo("[]");

    Request.of("GET /").to(door);
    Request.of("GET /").to(door);

    String once = "open audit, open trail, close trail, close audit";
    assertThat(log()).isEqualTo("[" + once + ", " + once + "]");
  }

  @Test
  void makesAFunctionsInstanceOnceWhereItNeedsSingletonsAlone() {
    backend.with(
        "Counting",
        """
        public final class Counting {
          private static final java.util.concurrent.atomic.AtomicInteger MADE =
              new java.util.concurrent.atomic.AtomicInteger();
          private final int number;
          public Counting(Logger logger) { number = MADE.incrementAndGet(); }
          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
          @WireHttp(method = HttpMethod.GET, route = "/again", auth = Auth.PUBLIC)
          public int count() { return number; }
        }
        """);
    HttpDoor door = backend.http();

    assertThat(Request.of("GET /").to(door)).isEqualTo("200 1");
    assertThat(Request.of("GET /").to(door)).isEqualTo("200 1");
    assertThat(Request.of("GET /again").to(door)).isEqualTo("200 1");
  }

  @Test
  void makesAFunctionsInstanceForEachCallWhereItNeedsServicesOfTheCall() {
    backend
        .with(
            "PerCall",
            """
            @WireServices
            public final class PerCall {
              private static int made;
              private PerCall() {}
              public static Counter counter() { return new Counter(++made); }
            }
            """)
        .with(
            "Counter",
            """
            public final class Counter {
              final int number;
              Counter(int number) { this.number = number; }
            }
            """)
        .with(
            "Counting",
            """
            public final class Counting {
              private final Counter counter;
              public Counting(Counter counter) { this.counter = counter; }
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
              public int count() { return counter.number; }
            }
            """);
    HttpDoor door = backend.http();

    assertThat(Request.of("GET /").to(door)).isEqualTo("200 1");
    assertThat(Request.of("GET /").to(door)).isEqualTo("200 2");
  }

  @Test
  void hasItsOwnServicesWhereNobodyProvidesThem() {
    HttpDoor door =
        function(
                "Logger logger, java.time.Clock clock, Variables variables,"
                    + " @Secret(\"mail-key\") SecretValue key",
                "clock.getZone() + \" \" + variables.get(\"HOME\").orElse(\"\") + \" \""
                    + " + key.reveal()")
            .http(Map.of("HOME", "/home", "MAIL_KEY", "s3cret"));

    assertThat(Request.of("GET /").to(door)).isEqualTo("200 \"Z /home s3cret\"");
    assertThat(backend.result().doors().get(0).secrets()).containsExactly("mail-key");
  }

  @Test
  void saysWhoNeedsAServiceThatFailsAndClosesWhatWasMade() {
    services(
            LOG
                + """
                public static B b() { return new B(); }
                public static A a(B b) { throw new IllegalStateException("no luck"); }
                """)
        .with("A", "public final class A { A() {} }")
        .with(
            "B",
            """
            public final class B implements AutoCloseable {
              B() {}
              @Override public void close() { Services.LOG.add("close b"); }
            }
            """);
    function("A a", "a");

    assertThatThrownBy(() -> backend.http())
        .hasMessageContaining("F.f -> A")
        .hasRootCauseMessage("no luck");
    assertThat(log()).isEqualTo("[close b]");
  }

  @Test
  void namesAMissingServiceItsChainAndWhatIsProvided() {
    services("public static Mailer mailer(Smtp smtp) { return new Mailer(); }")
        .with("Mailer", "public final class Mailer { Mailer() {} }")
        .with("Smtp", "public interface Smtp {}");
    Diagnostic problem = function("Mailer mailer", "mailer").problem(Code.MISSING_SERVICE);

    assertThat(problem.fact())
        .isEqualTo("F.f needs Mailer, which needs Smtp, which nobody provides.");
    assertThat(problem.remedy())
        .isEqualTo(
            "Add a public static method that returns it to a @SingletonServices class."
                + " Provided here: Mailer.");
    assertThat(problem.place().toString()).startsWith("functions/acme/Services.java:");
  }

  @Test
  void namesBothFactoriesOfAnAmbiguousService() {
    services(
            """
            public static Store one() { return new Store(); }
            public static Store two() { return new Store(); }
            """)
        .with("Store", "public final class Store { Store() {} }");
    Diagnostic problem = function("Store store", "store").problem(Code.AMBIGUOUS_SERVICE);

    assertThat(problem.fact())
        .matches("Store is provided by Services.one \\(.*:\\d+\\) and by Services.two \\(.*\\)\\.");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).contains("@Named");
  }

  @Test
  void namesTheChainOfACycle() {
    services(
            """
            public static A a(B b) { return new A(); }
            public static B b(A a) { return new B(); }
            """)
        .with("A", "public final class A { A() {} }")
        .with("B", "public final class B { B() {} }");
    Diagnostic problem = function("A a", "a").problem(Code.SERVICE_CYCLE);

    assertThat(problem.fact()).isEqualTo("A needs B, which needs A again.");
    assertThat(problem.place().line()).isPositive();
  }

  @Test
  void refusesASingletonThatNeedsAServiceOfACall() {
    services("public static Mailer mailer(Audit audit) { return new Mailer(); }")
        .with("Mailer", "public final class Mailer { Mailer() {} }")
        .with("Audit", "public final class Audit { Audit() {} }")
        .with(
            "PerCall",
            """
            @WireServices
            public final class PerCall {
              private PerCall() {}
              public static Audit audit() { return new Audit(); }
            }
            """);
    Diagnostic problem = function("Mailer mailer", "mailer").problem(Code.INVALID_SERVICE);

    assertThat(problem.fact()).contains("Services.mailer takes Audit");
    assertThat(problem.remedy()).contains("@WireServices");
  }

  @Test
  void asksForAwsServicesWhereAQueueIsSentTo() {
    Diagnostic problem =
        function("@QueueName(\"mails\") Queue<String> mails", "mails")
            .withConfig("{\"queues\": {\"mails\": {\"from\": \"jobs\"}}}")
            .withoutAwsServices()
            .problem(Code.MISSING_SERVICE);

    assertThat(problem.remedy()).contains("dev.pikku:pikku-aws-services");
  }

  @Test
  void refusesFactoriesThatMayReadAnySecret() {
    services("public static Mailer mailer(Secrets secrets) { return new Mailer(); }")
        .with("Mailer", "public final class Mailer { Mailer() {} }");
    Diagnostic problem = function("Mailer mailer", "mailer").problem(Code.INVALID_SERVICE);

    assertThat(problem.fact()).contains("takes all Secrets");
    assertThat(problem.remedy()).contains("@Secret");
  }

  @Test
  void refusesMiddlewareThatMayReadAnySecret() {
    backend.with(
        "Guard",
        """
        @GlobalMiddleware
        public final class Guard implements Middleware {
          public Guard(Secrets secrets) {}
          @Override public void handle(Wire wire, Next next) throws Exception { next.proceed(); }
        }
        """);
    Diagnostic problem = function("", "1").problem(Code.INVALID_SERVICE);

    assertThat(problem.fact()).startsWith("Guard takes all Secrets");
    assertThat(problem.place().file()).endsWith("Guard.java");
  }

  @Test
  void grantsTheSecretsThatTheConfigLists() {
    services("public static Mailer mailer(Secrets secrets) { return new Mailer(); }")
        .with("Mailer", "public final class Mailer { Mailer() {} }")
        .withConfig("{\"secrets\": [\"smtp\"]}");
    function("Mailer mailer", "mailer");

    assertThat(backend.diagnostics().errors()).isEmpty();
    assertThat(backend.result().doors().get(0).secrets()).containsExactly("smtp");
  }

  @Test
  void bindsTheTypedConfigurationAndNamesAllThatIsWrong() {
    backend.with("AppConfig", "@PikkuConfig public record AppConfig(String mailFrom, int size) {}");
    function("AppConfig config", "config.mailFrom() + config.size()");

    assertThat(Request.of("GET /").to(backend.http(Map.of("MAIL_FROM", "me", "SIZE", "7"))))
        .isEqualTo("200 \"me7\"");
    assertThatThrownBy(() -> backend.http(Map.of("SIZE", "big")))
        .rootCause()
        .hasMessageContaining("MAIL_FROM")
        .hasMessageContaining("SIZE")
        .hasMessageNotContaining("big");
  }

  @Test
  void tellsEveryProblemAtOnce() {
    services("public static A a(A2 a) { return new A(); }")
        .with("A", "public final class A { A() {} }")
        .with("A2", "public interface A2 {}")
        .with("B", "public interface B {}");
    function("A a, B b", "a");

    assertThat(backend.diagnostics().errors())
        .extracting(Diagnostic::code)
        .containsExactly(Code.MISSING_SERVICE, Code.MISSING_SERVICE);
  }

  private String log() {
    return String.valueOf(backend.call("Services", "log"));
  }

  private GeneratedBackend services(String members) {
    return backend.with(
        "Services",
        "@SingletonServices\npublic final class Services {\nprivate Services() {}\n"
            + members
            + "}\n");
  }

  /** A public function at {@code GET /} that answers with text. */
  private GeneratedBackend function(String parameters, String result) {
    return backend.with(
        "F",
        """
        public final class F {
          private F() {}
          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
          public static String f(%s) { return String.valueOf(%s); }
        }
        """
            .formatted(parameters, result));
  }
}
