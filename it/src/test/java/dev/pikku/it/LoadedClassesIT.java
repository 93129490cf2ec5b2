package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the example's archive loads until its first answer, under AWS's own runtime client: each
 * class costs about a third of a millisecond of every cold start.
 */
class LoadedClassesIT {
  private static final String HANDLER = "com.example.todo_aws_lambda.pikku.HttpHandler";

  /**
   * Our first class: what is loaded before it, the JDK and the runtime client load by themselves.
   */
  private static final String FIRST = "dev.pikku.run.ColdStart";

  /** What the JDK needs for the client to call the handler, and to verify ours. */
  private static final Set<String> JDK =
      Set.of(
          "java.io.InterruptedIOException",
          "java.lang.ThreadLocal$SuppliedThreadLocal",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.SortedMap",
          "jdk.internal.reflect.DirectConstructorHandleAccessor");

  /** Parts of the JDK that take milliseconds to start. */
  private static final List<String> SLOW =
      List.of(
          "java.lang.invoke.",
          "java.lang.reflect.",
          "java.net.http.",
          "java.text.",
          "java.time.format.",
          "java.util.concurrent.",
          "java.util.Formatter",
          "java.util.ServiceLoader",
          "java.util.regex.",
          "java.util.stream.",
          "jdk.internal.net.http.",
          "sun.security.");

  /** What the store in memory, the example's own clock and reading a query need beside. */
  private static final Set<String> OF_CONNECTING =
      Set.of(
          "java.nio.charset.CharacterCodingException",
          "java.time.Clock",
          "java.time.Clock$SystemClock",
          "java.time.InstantSource",
          "java.util.LinkedHashMap$LinkedValueIterator",
          "java.util.LinkedHashMap$LinkedValues",
          "java.util.NavigableMap",
          "java.util.NavigableSet",
          "java.util.SortedSet",
          "java.util.TreeMap",
          "java.util.TreeSet");

  @TempDir Path directory;

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void areFewAndNoneThatAreSlowToStart(Path jdk) throws Exception {
    List<String> window =
        loadedByTheFirstCall(
            jdk,
            "../standalone",
            "com.example.hello.pikku.HttpHandler",
            Events.httpApi("GET", "/hello/Ann", ""));

    assertThat(window).contains("com.example.hello.Hello");
    assertThat(window).filteredOn(LoadedClassesIT::isOurs).hasSizeLessThan(26);
    // the function itself joins text as javac does, which starts the JDK's method handles
    assertNoneIsSlow(window.subList(0, window.indexOf("com.example.hello.Hello")));
  }

  /** A backend with sessions, CORS and a queue to send to, asked by somebody without a session. */
  @ParameterizedTest
  @MethodSource("jdks")
  void areNotManyMoreWhereThereAreSessionsAndOrigins(Path jdk) throws Exception {
    List<String> window =
        loadedByTheFirstCall(
            jdk, "aws-lambda", HANDLER, Events.httpApi("POST", "/todos", "{\"text\":\"a\"}"));

    assertThat(window).contains(HANDLER, "com.example.todos.Todos");
    assertThat(window).filteredOn(LoadedClassesIT::isOurs).hasSizeLessThan(41);
    assertNoneIsSlow(window);
  }

  /** The handler of channels, in a backend that has HTTP, too: a client connects. */
  @ParameterizedTest
  @MethodSource("jdks")
  void areFewWhereAClientConnects(Path jdk) throws Exception {
    String handler = "com.example.todo_aws_lambda_websocket.pikku.WebSocketHandler";
    List<String> window =
        loadedByTheFirstCall(jdk, "aws-lambda-websocket", handler, Events.connect("ann", "events"));

    assertThat(window).contains(handler, "com.example.live.Events");
    assertThat(window).filteredOn(LoadedClassesIT::isOurs).hasSizeLessThan(60);
    // of HTTP, what reads a query; nothing that sends, and nothing of the stores that are not used
    assertThat(window).noneMatch(name -> name.matches(".*\\.(DynamoDb|Jdbc|SigV4|HttpDoor).*"));
    assertNoneIsSlow(window.stream().filter(name -> !OF_CONNECTING.contains(name)).toList());
  }

  /** The JVM's own threads may load one class meanwhile, a different one each time. */
  private static void assertNoneIsSlow(List<String> window) {
    List<String> ofTheJdk = window.stream().filter(LoadedClassesIT::isOfTheJdk).toList();
    assertThat(ofTheJdk).noneMatch(name -> SLOW.stream().anyMatch(name::startsWith));
    assertThat(ofTheJdk.stream().filter(name -> !JDK.contains(name)).toList()).hasSizeLessThan(2);
    assertThat(window)
        .noneMatch(name -> isOurs(name) && (name.contains("Lambda$") || name.contains("Exception")))
        .noneMatch(name -> name.contains("Logger") || name.contains("JsonNumber"));
  }

  private static boolean isOurs(String name) {
    return name.startsWith("dev.pikku.");
  }

  /** Hidden classes, whose names have a slash, are the client's own lambdas. */
  private static boolean isOfTheJdk(String name) {
    return (name.startsWith("java") || name.startsWith("jdk.") || name.startsWith("sun."))
        && name.indexOf('/') < 0;
  }

  /** From our first class on. */
  private List<String> loadedByTheFirstCall(Path jdk, String example, String handler, String event)
      throws Exception {
    Path taskRoot = directory.resolve("task");
    Path log = directory.resolve("classes.txt");
    Archive.unpack(Archive.ofExample(example), taskRoot);
    try (LambdaProcess lambda =
        LambdaProcess.start(
            jdk,
            List.of("-Xlog:class+load=info:file=" + log),
            taskRoot,
            handler,
            Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON", "PIKKU_CHANNELS", "memory:"))) {
      LambdaAnswer answer = lambda.invoke(event);
      assertThat(answer.body()).as(lambda.log()).contains("\"statusCode\":20");
    }
    List<String> loaded =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(" source: "))
            .map(line -> line.replaceFirst(" source: .*", "").replaceFirst("^.*] ", ""))
            .toList();
    return loaded.subList(loaded.indexOf(FIRST), loaded.size());
  }
}
