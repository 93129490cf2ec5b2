package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.aws.SqsQueueService;
import dev.pikku.service.QueueOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A packaged backend works queues of ElasticMQ, fails one attempt in twenty, and is killed in the
 * midst of its work.
 *
 * <p>Each queue has 250 messages; {@code -Dit.chaos=1} makes that 10,000, which takes some minutes.
 */
@EnabledOnOs(OS.LINUX)
class KilledWorkersIT {
  private static final int PART = Integer.getInteger("it.chaos", 40);
  private static final int MESSAGES = 10_000 / PART;
  private static final int GROUPS = 25;
  private static final int ENVIRONMENTS = 3;
  private static final int KILL_MILLIS = PART == 1 ? 3000 : 1500;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration VISIBILITY = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @TempDir static Path taskRoot;

  private static EmbeddedPostgres server;
  private static ElasticMq sqs;

  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger withoutEffect = new AtomicInteger();

  @BeforeAll
  static void start() throws IOException, MavenInvocationException, SQLException {
    Project project = Project.copy("killed-workers", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/killed-workers-1.0-SNAPSHOT-lambda.zip"), taskRoot);
    server = EmbeddedPostgres.start();
    sqs = new ElasticMq();
    // without a key: nothing but Pikku keeps an effect from happening twice
    execute("create table effects (position bigserial, queue varchar(20), id varchar(40))");
    execute("create index effects_id on effects (id)");
  }

  @AfterAll
  static void stop() throws IOException {
    sqs.close();
    server.close();
  }

  @AfterEach
  void nothingSucceededWithoutItsEffect() {
    assertThat(withoutEffect.get()).isZero();
    assertThat(kills.get()).isPositive();
  }

  @Test
  void losesNoMessage() throws Exception {
    work(
        "jobs",
        Map.of(),
        (sender, queue) -> sender.sendAll(queue, bodies("job-", MESSAGES), QueueOptions.NONE));

    assertThat(count("select count(distinct id) from effects where queue = 'jobs'"))
        .isEqualTo(MESSAGES);
    // some had an effect, and failed or were killed all the same
    assertThat(count("select count(*) from effects where queue = 'jobs'")).isGreaterThan(MESSAGES);
  }

  @Test
  void keepsTheOrderOfEachGroup() throws Exception {
    work(
        "in-order",
        Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"),
        KilledWorkersIT::sendGroups);

    Map<String, Integer> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (String id : strings("select id from effects where queue = 'in-order' order by position")) {
      if (seen.add(id)) {
        String group = id.substring(0, id.indexOf('-'));
        int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
        assertThat(number).as(id).isEqualTo(last.getOrDefault(group, -1) + 1);
        last.put(group, number);
      }
    }
    assertThat(seen).hasSize(MESSAGES);
    assertThat(last.keySet()).hasSize(GROUPS);
  }

  @Test
  void hasTheEffectsOfAnIdempotentWorkerExactlyOnce() throws Exception {
    work(
        "once",
        Map.of(),
        (sender, queue) -> {
          sender.sendAll(queue, bodies("once-", MESSAGES), QueueOptions.NONE);
          // a sender that was not sure sends again
          sender.sendAll(queue, bodies("once-", MESSAGES / 10), QueueOptions.NONE);
        });

    assertThat(count("select count(distinct id) from effects where queue = 'once'"))
        .isEqualTo(MESSAGES);
    assertThat(count("select count(*) from effects where queue = 'once'")).isEqualTo(MESSAGES);
  }

  private interface Sending {
    void to(SqsQueueService sender, String queue) throws Exception;
  }

  /** Sends messages, and has them worked until none is left. */
  private void work(String queue, Map<String, String> attributes, Sending sending)
      throws Exception {
    boolean fifo = attributes.containsKey("FifoQueue");
    Map<String, String> all = new HashMap<>(attributes);
    all.put("VisibilityTimeout", String.valueOf(VISIBILITY.toSeconds()));
    String name = fifo ? queue + ".fifo" : queue;
    String url = sqs.create(name, all);
    String suffix = queue.replace('-', '_').toUpperCase(Locale.ROOT);
    Map<String, String> senders = new HashMap<>(sqs.environment());
    senders.put("PIKKU_QUEUE_URL_" + suffix, url);
    Map<String, String> workers =
        Map.of(
            "PIKKU_QUEUE_" + suffix,
            name,
            "PIKKU_IDEMPOTENCY",
            server.getJdbcUrl("postgres", "postgres"),
            "PIKKU_IDEMPOTENCY_USER",
            "postgres",
            "PIKKU_IDEMPOTENCY_PASSWORD",
            "any");
    sending.to(new SqsQueueService(senders), queue);
    assertThat(sqs.size(url)).isGreaterThanOrEqualTo(MESSAGES);
    Path jdk = Jdks.homes().iterator().next();
    try (EventSourceMapping mapping =
        new EventSourceMapping(
            sqs,
            url,
            new EventSourceMapping.Source(
                () ->
                    LambdaProcess.start(
                        jdk, taskRoot, "acme.killed_workers.pikku.QueueHandler", workers),
                ENVIRONMENTS,
                TIMEOUT,
                this::looksForEffects))) {
      Thread killer = new Thread(() -> kill(mapping));
      killer.start();
      try {
        mapping.finish(PATIENCE);
      } finally {
        killer.interrupt();
        killer.join();
      }
    }
  }

  /** Kills an environment now and then, whatever it does. */
  private void kill(EventSourceMapping mapping) {
    Random random = new Random(7);
    try {
      while (true) {
        Thread.sleep(KILL_MILLIS / 2 + random.nextInt(KILL_MILLIS));
        if (mapping.kill(random.nextInt(ENVIRONMENTS))) {
          kills.incrementAndGet();
        }
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever says that a message is done has done it by then. */
  private void looksForEffects(List<String> bodies) throws SQLException {
    String[] ids = bodies.stream().map(KilledWorkersIT::id).distinct().toArray(String[]::new);
    try (Connection connection = server.getPostgresDatabase().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(distinct id) from effects where id = any (?)")) {
      select.setArray(1, connection.createArrayOf("varchar", ids));
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        withoutEffect.addAndGet(ids.length - rows.getInt(1));
      }
    }
  }

  private static void sendGroups(SqsQueueService sender, String queue) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> groups = new ArrayList<>();
      for (int i = 0; i < GROUPS; i++) {
        String group = "g" + i;
        groups.add(
            threads.submit(
                () ->
                    sender.sendAll(
                        queue,
                        bodies(group + "-", MESSAGES / GROUPS),
                        QueueOptions.NONE.withGroup(group))));
      }
      for (Future<?> group : groups) {
        group.get(10, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> bodies(String prefix, int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add("{\"id\":\"" + prefix + i + "\"}");
    }
    return bodies;
  }

  private static String id(String body) {
    return body.substring("{\"id\":\"".length(), body.length() - "\"}".length());
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(String query) throws SQLException {
    return Integer.parseInt(strings(query).get(0));
  }

  private static List<String> strings(String query) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> strings = new ArrayList<>();
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
      return strings;
    }
  }
}
