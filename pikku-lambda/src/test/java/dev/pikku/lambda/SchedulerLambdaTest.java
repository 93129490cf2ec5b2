package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.lambda.event.ScheduleEvent;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.run.SchedulerDoor;
import dev.pikku.service.Logger;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerLambdaTest {
  private final RecordedLog log = new RecordedLog();
  private final List<String> ran = new ArrayList<>();

  private final class Door extends SchedulerDoor {
    @Override
    protected int find(String task) {
      return switch (task) {
        case "expireTodos" -> 0;
        case "fail" -> 1;
        case "skip" -> 2;
        default -> -1;
      };
    }

    @Override
    public void run(Wire wire) throws Exception {
      ScheduledTask task = (ScheduledTask) wire;
      switch (wire.wiring()) {
        case 0 -> ran.add(task.name() + " " + task.firedAt());
        case 1 -> throw new IOException("broken");
        default -> task.skip("a holiday");
      }
    }

    @Override
    protected Logger logger() {
      return log;
    }
  }

  private final class Lambda extends SchedulerLambda {
    Lambda() {
      super(Map.of(), true);
    }

    @Override
    protected SchedulerDoor open(Map<String, String> environment) {
      return new Door();
    }
  }

  private final Lambda lambda = new Lambda();

  private void fire(String event) throws IOException {
    lambda.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        new FakeLambdaContext(3000));
  }

  @Test
  void runsExactlyTheTaskThatIsNamed() throws IOException {
    fire("{\"version\":\"0\",\"task\":\"expireTodos\",\"time\":\"2026-03-01T03:00:00Z\"}");

    assertThat(ran).containsExactly("expireTodos 2026-03-01T03:00:00Z");
  }

  @Test
  void failsTheInvocationWhenTheTaskFailsAndLogsItOnce() {
    assertThatThrownBy(() -> fire("{\"task\":\"fail\"}"))
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void takesASkippedTaskAsDone() throws IOException {
    fire("{\"task\":\"skip\"}");

    assertThat(log.lines()).extracting(RecordedLog.Line::level).containsExactly(Logger.Level.INFO);
  }

  @Test
  void failsForATaskThatIsNotWired() {
    assertThatThrownBy(() -> fire("{\"task\":\"other\"}")).hasMessageContaining("\"other\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"task\":null}",
        "{\"task\":",
        "{\"detail-type\":\"Scheduled Event\"}"
      })
  void failsForAnEventThatNamesNoTask(String event) {
    assertThatThrownBy(() -> fire(event)).hasMessageContaining("names no task");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T03:00:00Z, UTC, true",
    "2026-03-02T03:00:00Z, UTC, false",
    "2026-03-15T23:30:00Z, UTC, true",
    "2026-03-15T23:30:00Z, Europe/Berlin, false",
    "2026-02-28T23:30:00Z, Europe/Berlin, true",
  })
  void leavesOutTheDaysOnWhichAnotherRuleRuns(String time, String zone, boolean leftOut) {
    String event =
        "{\"task\":\"x\",\"exceptDaysOfMonth\":[1,15],\"timeZone\":\""
            + zone
            + "\",\"time\":\""
            + time
            + "\"}";

    assertThat(
            ScheduleEvent.read(event.getBytes(StandardCharsets.UTF_8), Instant.EPOCH).isLeftOut())
        .isEqualTo(leftOut);
  }

  @Test
  void judgesTheDayByTheClockWhereTheEventDoesNotSay() {
    byte[] event = "{\"task\":\"x\",\"exceptDaysOfMonth\":[2]}".getBytes(StandardCharsets.UTF_8);

    assertThat(ScheduleEvent.read(event, Instant.parse("2026-01-02T00:00:00Z")).isLeftOut())
        .isTrue();
    assertThat(ScheduleEvent.read(event, Instant.parse("2026-01-12T00:00:00Z")).isLeftOut())
        .isFalse();
  }
}
