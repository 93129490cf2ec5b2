package dev.pikku.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.local.testing.RecordedFunction;
import dev.pikku.local.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules fire when AWS would fire them, and whenever somebody wants it. */
class SchedulesTest {
  private final RecordedFunction function = RecordedFunction.answering("null");
  private final SteppedClock clock = new SteppedClock();

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 3 ? * 2 *)          | 2026-03-02T03:00:00Z | true",
        "cron(0 3 ? * 2 *)          | 2026-03-03T03:00:00Z | false",
        "cron(0 3 ? * MON *)        | 2026-03-02T03:01:00Z | false",
        "cron(0/15 8-18 ? * 2-6 *)  | 2026-03-02T08:45:00Z | true",
        "cron(0/15 8-18 ? * 2-6 *)  | 2026-03-02T19:00:00Z | false",
        "cron(0 22-2 * * ? *)       | 2026-03-02T01:00:00Z | true",
        "cron(0 22-2 * * ? *)       | 2026-03-02T03:00:00Z | false",
        "cron(0 0 ? * FRI-MON *)    | 2026-03-01T00:00:00Z | true",
        "cron(0 0 ? * FRI-MON *)    | 2026-03-03T00:00:00Z | false",
        "cron(0 0 L * ? *)          | 2026-02-28T00:00:00Z | true",
        "cron(0 0 1W * ? *)         | 2026-03-02T00:00:00Z | true",
        "cron(0 0 LW * ? *)         | 2026-02-27T00:00:00Z | true",
        "cron(0 0 ? * 6#2 *)        | 2026-03-13T00:00:00Z | true",
        "cron(0 0 ? * 6#2 *)        | 2026-03-06T00:00:00Z | false",
        "cron(0 0 ? * 1L *)         | 2026-03-29T00:00:00Z | true",
        "cron(0 0 1 JAN,MAR ? 2026) | 2026-03-01T00:00:00Z | true",
        "cron(0 0 1 JAN,MAR ? 2027) | 2026-03-01T00:00:00Z | false",
        "rate(5 minutes)            | 2026-03-01T10:05:00Z | true",
        "rate(5 minutes)            | 2026-03-01T10:06:00Z | false",
        "rate(1 hour)               | 2026-03-01T11:00:00Z | true",
        "rate(1 day)                | 2026-03-02T10:00:00Z | true",
        "rate(1 day)                | 2026-03-01T10:00:00Z | false"
      })
  void fireWhenAwsWould(String expression, Instant minute, boolean fires) {
    assertThat(schedules(expression, "UTC", "").fireDue(minute)).hasSize(fires ? 1 : 0);
  }

  @Test
  void countInTheirTimeZone() {
    Schedules schedules = schedules("cron(0 3 * * ? *)", "Europe/Berlin", "");
    assertThat(schedules.fireDue(Instant.parse("2026-07-01T01:00:00Z"))).hasSize(1);
    assertThat(schedules.fireDue(Instant.parse("2026-12-01T01:00:00Z"))).isEmpty();
  }

  @Test
  void sendTheirInputOrEventBridgesEvent() throws Exception {
    schedules("rate(1 day)", "UTC", "{\"task\":\"clean\"}").fire("clean").orElseThrow().get();
    assertThat(function.event()).isEqualTo("{\"task\":\"clean\"}");

    schedules("rate(1 day)", "UTC", "").fire("clean").orElseThrow().get();
    JsonNode event = new ObjectMapper().readTree(function.event());
    assertThat(event.get("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.get("source").asText()).isEqualTo("aws.events");
    assertThat(event.get("time").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(event.at("/resources/0").asText())
        .isEqualTo("arn:aws:events:eu-central-1:123456789012:rule/clean");
  }

  @Test
  void sayWhenARunWasDueAsEventBridgeSchedulerDoes() throws Exception {
    String input = "{\"task\":\"clean\",\"time\":\"<aws.scheduler.scheduled-time>\"}";
    schedules("rate(1 day)", "UTC", input).fire("clean").orElseThrow().get();
    assertThat(function.event())
        .isEqualTo("{\"task\":\"clean\",\"time\":\"2026-03-01T10:00:00Z\"}");
  }

  @Test
  void areKnownByName() {
    Schedules schedules = schedules("rate(1 day)", "UTC", "");
    assertThat(schedules.names()).containsExactly("clean");
    assertThat(schedules.fire("other")).isEmpty();
    clock.step(Duration.ofMinutes(1));
    assertThat(function.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cron(0 3 * *)",
        "at(noon)",
        "daily",
        "cron(x 3 ? * 2 *)",
        "cron(60 3 ? * 2 *)",
        "cron(0 24 ? * 2 *)",
        "cron(0 3 32 * ? *)",
        "cron(0 3 ? 13 2 *)",
        "cron(0 3 ? * 8 *)",
        "cron(0 3 ? * 0 *)",
        "cron(0/0 3 ? * 2 *)",
        "cron(0 3 * * * *)",
        "cron(0 3 ? * ? *)"
      })
  void refuseWhatAwsRefuses(String expression) {
    assertThatIllegalArgumentException().isThrownBy(() -> schedules(expression, "UTC", ""));
  }

  private Schedules schedules(String expression, String timeZone, String input) {
    return new Schedules(
        List.of(new Schedules.Entry("clean", expression, timeZone, input, function)),
        "eu-central-1",
        clock,
        line -> {});
  }
}
