package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.run.QueueDoor;
import dev.pikku.run.SchedulerDoor;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.ScheduledTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueAndSchedulerTest {
  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void open() {
    backend =
        new GeneratedBackend(directory)
            .with(
                "Jobs",
                """
                public final class Jobs {
                  static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
                  private Jobs() {}
                  public record Mail(@NotBlank String to) {}
                  public static List<String> log() { return LOG; }

                  @PikkuFunc
                  @WireQueueWorker(name = "mails")
                  @WireHttp(method = HttpMethod.POST, route = "/mails", auth = Auth.PUBLIC)
                  public static String send(
                      Mail input, Optional<QueueJob> job, Optional<HttpWire> http) {
                    LOG.add(input.to() + job.map(QueueJob::id).orElse("") + http.isPresent());
                    return "sent";
                  }

                  @PikkuFunc
                  @WireQueueWorker(name = "bad-mails")
                  public static void bad(QueueJob job, Mail input) throws Exception {
                    if (input.to().equals("drop")) {
                      job.discard("not wanted");
                    }
                    throw new java.io.IOException("no");
                  }

                  @PikkuFunc
                  @WireScheduler(name = "nightly", schedule = "0 3 * * 1")
                  public static void nightly(
                      ScheduledTask task, @QueueName("mails") Queue<Mail> mails) {
                    LOG.add(task.name());
                    mails.send(new Mail("night"));
                  }

                  @PikkuFunc
                  @WireScheduler(name = "hourly", schedule = "0 * * * *")
                  public static void hourly() { throw new IllegalStateException("late"); }
                }
                """)
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  private Services() {}
                  public static QueueService queues() {
                    return (queue, body, options) -> {
                      Jobs.LOG.add(queue + body + options.delaySeconds());
                      return "1";
                    };
                  }
                }
                """);
  }

  @Test
  void worksJobsOfTheirOwnQueue() {
    QueueDoor door = backend.queue();

    boolean[] failed =
        door.work(
            List.of(
                job("mails", "1", "{\"to\":\"ann\"}"),
                job("mails", "2", "{\"to\":\"\"}"),
                job("mails", "3", "no json"),
                job("bad-mails", "4", "{\"to\":\"drop\"}"),
                job("bad-mails", "5", "{\"to\":\"ann\"}"),
                job("others", "6", "{\"to\":\"ann\"}")));

    assertThat(failed).containsExactly(false, true, true, false, true, true);
    assertThat(log()).isEqualTo("[ann1false]");
  }

  @Test
  void runsExactlyTheTaskThatIsNamed() throws Exception {
    SchedulerDoor door = backend.scheduler();

    door.runTask(task("nightly"));
    assertThat(log()).isEqualTo("[nightly, mails{\"to\":\"night\"}0]");
    assertThatIllegalStateException()
        .isThrownBy(() -> door.runTask(task("hourly")))
        .withMessage("late");
    assertThatIllegalStateException()
        .isThrownBy(() -> door.runTask(task("yearly")))
        .withMessageContaining("yearly");
  }

  @Test
  void servesTheSameFunctionOverHttp() {
    var door = backend.http();

    assertThat(
            dev.pikku.generator.testing.Request.of("POST /mails").json("{\"to\":\"ann\"}").to(door))
        .isEqualTo("200 \"sent\"");
    assertThat(log()).isEqualTo("[anntrue]");
  }

  @Test
  void tellsWhichDoorSendsWhere() {
    assertThat(backend.result().doors())
        .extracting(EmittedDoor::kind)
        .containsExactly(DoorKind.HTTP, DoorKind.QUEUE, DoorKind.SCHEDULER);
    assertThat(backend.result().doors())
        .extracting(door -> String.join(",", door.sends()))
        .containsExactly("", "", "mails");
  }

  private String log() {
    return String.valueOf(backend.call("Jobs", "log"));
  }

  private static QueueJob job(String queue, String id, String body) {
    return new QueueJob(
        queue,
        id,
        1,
        null,
        0,
        body.getBytes(StandardCharsets.UTF_8),
        "trace",
        System.currentTimeMillis() + 10_000);
  }

  private static ScheduledTask task(String name) {
    return new ScheduledTask(name, Instant.EPOCH, "trace", System.currentTimeMillis() + 10_000);
  }
}
