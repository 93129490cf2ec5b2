package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each class costs about a third of a millisecond of every cold start. */
class FewClassesTest {
  /** Stays free of what tests need, so that only what the road needs is loaded. */
  static final class FirstCall {
    private FirstCall() {}

    public static void main(String[] event) throws IOException {
      Lambda lambda = new Lambda();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      lambda.handleRequest(
          new ByteArrayInputStream(event[0].getBytes(StandardCharsets.UTF_8)),
          out,
          new FakeLambdaContext(3000));
      System.out.println("ANSWER " + out.toString(StandardCharsets.UTF_8));
    }

    private static final class Lambda extends HttpLambda {
      @Override
      protected dev.pikku.http.HttpDoor open(Map<String, String> environment) {
        return dev.pikku.lambda.example.ExampleHttpBootstrap.withoutMiddleware();
      }
    }
  }

  /** The same for a channel that is connected, whose message is one of a given action. */
  static final class FirstMessage {
    private FirstMessage() {}

    public static void main(String[] event) throws IOException {
      Channels lambda = new Channels();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      lambda.handleRequest(
          new ByteArrayInputStream(event[0].getBytes(StandardCharsets.UTF_8)),
          out,
          new FakeLambdaContext(3000));
      System.out.println("ANSWER " + out.toString(StandardCharsets.UTF_8));
    }

    private static final class Channels extends WebSocketLambda {
      @Override
      protected dev.pikku.channel.ChannelDoor open(Map<String, String> environment) {
        dev.pikku.channel.MemoryChannelStore store = new dev.pikku.channel.MemoryChannelStore();
        store.add(
            new dev.pikku.channel.ChannelRow(
                "c1", "feed", "e", "{\"user\":\"ann\"}", List.of(), Long.MAX_VALUE),
            List.of());
        return new dev.pikku.lambda.example.ExampleChannelBootstrap(store, null, null);
      }
    }
  }

  /** What the example's own function throws is loaded with it. */
  private static final List<String> USERS =
      List.of(
          "dev.pikku.error.PikkuException",
          "dev.pikku.error.ConflictException",
          "dev.pikku.error.NotFoundException",
          "dev.pikku.error.ServiceUnavailableException");

  @TempDir Path directory;

  private List<String> loaded(String event) throws IOException, InterruptedException {
    return loaded(FirstCall.class, event);
  }

  private List<String> loaded(Class<?> main, String event)
      throws IOException, InterruptedException {
    Path log = directory.resolve("classes.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                event)
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("ANSWER {\"statusCode\":20");
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceFirst("^.*\\[class,load\\] (\\S+) .*$", "$1"))
        .collect(Collectors.toList());
  }

  private static List<String> ours(List<String> loaded) {
    return loaded.stream()
        .filter(name -> name.startsWith("dev.pikku.") && !name.contains("FewClassesTest"))
        .filter(name -> !name.startsWith("dev.pikku.lambda.example."))
        .filter(name -> !name.equals("dev.pikku.lambda.FakeLambdaContext"))
        .toList();
  }

  @Test
  void loadsFewClassesBeforeTheFirstAnswer() throws Exception {
    List<String> loaded =
        loaded(
            HttpRequestEvent.of("POST", "/todos")
                .json("{\"text\":\"a \\\"b\\\"\"}")
                .version2()
                .toString());

    assertThat(ours(loaded)).hasSizeLessThanOrEqualTo(28);
    assertThat(ours(loaded))
        .noneMatch(
            name ->
                (name.contains(".error.") && !USERS.contains(name)) || name.contains("JsonNumber"));
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("java.util.stream."))
        // JDK 25 opens jars with a lambda of its own
        .noneMatch(name -> name.contains("$$Lambda") && !name.startsWith("java."));
  }

  @Test
  void loadsFewClassesBeforeTheFirstReplyOfAChannel() throws Exception {
    List<String> loaded =
        loaded(
            FirstMessage.class,
            WebSocketEvents.message("c1", "{\"action\":\"get\",\"id\":\"1\"}").toString());

    assertThat(ours(loaded))
        .filteredOn(name -> !name.startsWith("dev.pikku.channel.MemoryChannelStore"))
        .hasSizeLessThanOrEqualTo(34)
        .noneMatch(name -> name.contains("Refusal") || name.contains("Upgrade"))
        .noneMatch(name -> name.contains("Http") && !name.equals("dev.pikku.http.HttpRequest"))
        .noneMatch(name -> name.contains("Failure") || name.contains("Connecting"))
        .noneMatch(name -> name.contains(".error.") && !USERS.contains(name));
  }

  @Test
  void loadsNoBinderButTheOneThatIsNeeded() throws Exception {
    List<String> loaded = loaded(HttpRequestEvent.of("GET", "/todos/1").version2().toString());

    assertThat(loaded).anyMatch(name -> name.endsWith(".TodoIdBinder"));
    assertThat(loaded).noneMatch(name -> name.endsWith(".CreateTodoBinder"));
  }
}
