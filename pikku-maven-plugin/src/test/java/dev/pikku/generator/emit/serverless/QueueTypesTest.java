package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to a queue is what its worker takes. */
final class QueueTypesTest {
  @TempDir Path directory;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void refusesAMessageThatTheWorkerDoesNotTake() {
    Sample sample = Sample.in(directory, "{}").workerOf("jobs", "java.lang.String").sends("jobs");

    QueueTypes.check(sample.model(), diagnostics);

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(Code.QUEUE_TYPE_MISMATCH);
              assertThat(refusal.fact())
                  .contains("java.util.UUID")
                  .contains("java.lang.String")
                  .contains("\"jobs\"");
              assertThat(refusal.place().file()).isEqualTo("Todos.java");
            });
  }

  @Test
  void takesTheSameTypeAndWorkersThatAreElsewhere() {
    Sample sample =
        Sample.in(directory, "{}")
            .workerOf("jobs", "java.util.UUID")
            .sends("jobs")
            .sends("elsewhere");

    QueueTypes.check(sample.model(), diagnostics);

    assertThat(diagnostics.errors()).isEmpty();
  }

  @Test
  void takesABoxForItsPrimitive(@TempDir Path other) {
    GeneratedBackend backend =
        new GeneratedBackend(other)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc @WireQueueWorker(name = "numbers") public static void i(int in) {}
                  @PikkuFunc @WireQueueWorker(name = "letters") public static void c(char in) {}
                  @PikkuFunc @WireQueueWorker(name = "flags") public static void b(boolean in) {}
                  @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/")
                  public static void send(@QueueName("numbers") Queue<Integer> i,
                      @QueueName("letters") Queue<Character> c, @QueueName("flags") Queue<Boolean> b) {}
                }
                """);

    backend.classes();
  }

  @Test
  void leavesWorkersWithoutInputAlone() {
    Sample sample = Sample.in(directory, "{}").worker("jobs").sends("jobs");

    QueueTypes.check(sample.model(), diagnostics);

    assertThat(diagnostics.errors()).isEmpty();
  }
}
