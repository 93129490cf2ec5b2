package dev.pikku.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from a mistake in the config alone is not told beside it. */
class BrokenConfigTest {
  private static final String SENDER =
      """
      public final class Sender {
        private Sender() {}
        @PikkuFunc
        @WireScheduler(name = "send", schedule = "rate(1 day)")
        public static void send(@QueueName("mails") Queue<String> mails) {}
        @PikkuFunc(tags = "jobs")
        @WireQueueWorker(name = "mails")
        public static void work(String input) {}
      }
      """;

  @TempDir Path directory;

  @Test
  void doesNotAskForWhatOnlyTheFunctionsNeedThatTheMisspeltFilterLeavesOut() {
    assertThat(backend("{\"filter\": {\"tags\": [\"jobs\"]}}").diagnostics().errors())
        .extracting(Diagnostic::code)
        .containsExactly(Code.UNKNOWN_KEY);
  }

  @Test
  void asksForItWhereTheConfigIsSound() {
    assertThat(backend("{}").diagnostics().errors())
        .extracting(Diagnostic::code)
        .containsExactly(Code.MISSING_SERVICE);
  }

  private GeneratedBackend backend(String config) {
    return new GeneratedBackend(directory)
        .withConfig(config)
        .with("Sender", SENDER)
        .withoutAwsServices();
  }
}
