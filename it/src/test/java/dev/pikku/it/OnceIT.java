package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A packaged worker whose effects commit with its records: every message is delivered twice, some
 * attempts fail, and processes are killed in the middle of their work.
 */
@EnabledOnOs(OS.LINUX)
class OnceIT {
  private static final int MESSAGES = 200;
  private static final int INSTANCES = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @TempDir Path taskRoot;

  private final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();

  @Test
  void hasEachEffectInADatabaseExactlyOnce() throws Exception {
    unpack("once");
    // what only another kind of transaction needs is not there
    assertThat(taskRoot.resolve("dev/pikku/aws/JdbcTransaction.class")).exists();
    assertThat(taskRoot.resolve("dev/pikku/aws/DynamoDbTransaction.class")).doesNotExist();
    assertThat(taskRoot.resolve("dev/pikku/aws/DynamoDbEffects.class")).doesNotExist();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      // without a key: nothing but Pikku keeps an entry from being booked twice
      execute(server, "create table entries (id varchar(40), cents bigint)");

      deliver(
          Map.of(
              "PIKKU_IDEMPOTENCY", server.getJdbcUrl("postgres", "postgres"),
              "PIKKU_IDEMPOTENCY_USER", "postgres",
              "PIKKU_IDEMPOTENCY_PASSWORD", "any"));

      assertThat(count(server, "select count(*) from entries")).isEqualTo(MESSAGES);
      assertThat(count(server, "select count(distinct id) from entries")).isEqualTo(MESSAGES);
      assertThat(count(server, "select count(*) from pikku_idempotency where holder is null"))
          .isEqualTo(MESSAGES);
    }
  }

  @Test
  void hasEachEffectInDynamoDbExactlyOnce() throws Exception {
    unpack("once-dynamodb");
    try (DynamoDbPlace server = new DynamoDbPlace()) {
      server.createTable("entries", "id");
      server.createTable("totals", "id");
      ObjectNode total = new ObjectMapper().createObjectNode().put("TableName", "totals");
      total.putObject("Item").putObject("id").put("S", "all");
      assertThat(server.call("PutItem", total).isObject()).isTrue();
      Map<String, String> environment = new HashMap<>(server.environment());
      environment.put("PIKKU_IDEMPOTENCY", "dynamodb:calls");
      environment.put("PIKKU_IDEMPOTENCY_SCHEMA", "start");

      deliver(environment);

      // counters: nothing but Pikku keeps an entry from being counted twice
      List<JsonNode> entries = server.items("entries");
      assertThat(entries).hasSize(MESSAGES);
      assertThat(entries).allMatch(entry -> entry.at("/times/N").asInt() == 1);
      assertThat(server.items("totals").get(0).at("/cents/N").asInt())
          .isEqualTo(MESSAGES * (MESSAGES - 1) / 2);
      assertThat(server.items("calls")).hasSize(MESSAGES).noneMatch(call -> call.has("holder"));
    }
  }

  /** Packages a project and unpacks its archive where Lambda would. */
  private void unpack(String name) throws Exception {
    Project project = Project.copy(name, "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/" + name + "-1.0-SNAPSHOT-lambda.zip"), taskRoot);
  }

  /** Delivers each message twice, to several instances that are killed now and then. */
  private void deliver(Map<String, String> environment) throws Exception {
    for (int i = 0; i < 2 * MESSAGES; i++) {
      queue.add(i % MESSAGES);
    }
    ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < INSTANCES; i++) {
        workers.add(
            threads.submit(
                () -> {
                  work(environment);
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        worker.get(5, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(kills.get()).isGreaterThan(INSTANCES);
    assertThat(repeated.get()).isGreaterThan(kills.get());
  }

  /** Delivers messages until none is left; what was not acknowledged comes again. */
  private void work(Map<String, String> environment) throws Exception {
    LambdaProcess process = start(environment);
    try {
      for (Integer next = queue.poll(); next != null; next = queue.poll()) {
        LambdaProcess doomed = process;
        Thread killer =
            ThreadLocalRandom.current().nextInt(20) == 0 ? killer(doomed) : new Thread(() -> {});
        killer.start();
        String body = "{\"id\":\"entry-" + next + "\",\"cents\":" + next + "}";
        LambdaAnswer answer = process.invoke(Events.sqs("entries", body), TIMEOUT);
        killer.join();
        if (!(answer instanceof LambdaAnswer.Response)
            || !answer.body().contains("\"batchItemFailures\":[]")) {
          repeated.incrementAndGet();
          queue.add(next);
          Thread.sleep(20);
        }
        if (!process.isAlive()) {
          process.close();
          process = start(environment);
        }
      }
    } finally {
      process.close();
    }
  }

  /** Kills a process while it works, or just before or after. */
  private Thread killer(LambdaProcess doomed) {
    kills.incrementAndGet();
    return new Thread(
        () -> {
          try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(40));
          } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
          }
          doomed.kill();
        });
  }

  private LambdaProcess start(Map<String, String> environment) throws Exception {
    Path jdk = Jdks.homes().iterator().next();
    return LambdaProcess.start(jdk, taskRoot, "acme.once.pikku.QueueHandler", environment);
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedPostgres server, String query) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
