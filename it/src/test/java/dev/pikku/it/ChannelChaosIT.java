package dev.pikku.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.aws.ApiGatewayConnections;
import dev.pikku.aws.ChannelStores;
import dev.pikku.channel.StoredEventHub;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.websocket.Faults;
import dev.pikku.service.Published;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Much at once, while clients come and go and every fiftieth delivery fails: whoever is there hears
 * everything once, nobody who is there is forgotten, and nothing is left of those who have gone.
 *
 * <p>It publishes 200 times to 250 clients, which takes a minute; {@code -Dit.chaos=1} makes that
 * 2,000 times to 1,000.
 */
class ChannelChaosIT {
  private static final int PART = Integer.getInteger("it.chaos", 10);
  private static final int CLIENTS = 1000 / Math.min(PART, 4);
  private static final int PUBLICATIONS = 2000 / PART;
  private static final int TOPICS = 10;
  private static final int PUBLISHERS = 2;
  private static final int COMERS = 6;
  private static final int FAULT = 50;
  private static final int[] STATUSES = {410, 429, 500};

  @TempDir static Path taskRoot;

  private final AtomicInteger deliveries = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicInteger publications = new AtomicInteger();
  private volatile boolean faulty = true;
  private volatile boolean moving = true;
  private ChannelCrowd crowd;

  @BeforeAll
  static void build() throws IOException, MavenInvocationException {
    Project project = Project.copy("channels", "chaos");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/channels-1.0-SNAPSHOT-lambda.zip"), taskRoot);
  }

  /** Needs a binary; only that of Linux is among the dependencies. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void losesNobodyInPostgres() throws Exception {
    try (ChannelPlace place = new PostgresPlace()) {
      losesNobody(place);
    }
  }

  @Test
  void losesNobodyInDynamoDb() throws Exception {
    try (ChannelPlace place = new DynamoDbPlace()) {
      losesNobody(place);
    }
  }

  private void losesNobody(ChannelPlace place) throws Exception {
    Map<String, String> environment = new HashMap<>(place.environment());
    environment.put("AWS_REGION", "eu-central-1");
    for (String name : List.of("ANN_TOKEN", "BANNED_TOKEN", "UNLUCKY_TOKEN")) {
      environment.put(name, name);
    }
    Faults some = this::fault;
    try (ChannelGateway gateway = new ChannelGateway(some)) {
      environment.put("PIKKU_CHANNELS_ENDPOINT", gateway.endpoint());
      Path jdk = Jdks.homes().iterator().next();
      try (Instances instances =
          new Instances(2, jdk, taskRoot, "acme.channels.pikku.WebSocketHandler", environment)) {
        gateway.leadsTo(instances);
        crowd = new ChannelCrowd(gateway.address());
        ChannelStores stores = new ChannelStores(environment);
        StoredEventHub hub =
            new StoredEventHub(
                stores.eventHubStore(),
                stores.channelStore(),
                new ApiGatewayConnections(environment));
        try {
          comeAndGoWhile(() -> publish(hub, PUBLICATIONS));
        } catch (ExecutionException failed) {
          throw new AssertionError(String.join("\n", instances.logs()), failed);
        }

        // a quiet moment
        faulty = false;
        assertThat(rowsInTheEnd(place, 2 * crowd.size())).isEqualTo(2 * crowd.size());
        for (int topic = 0; topic < TOPICS; topic++) {
          Published published = publish(hub, "t" + topic);
          assertThat(published.failed()).isEmpty();
          assertThat(published.gone()).isZero();
          assertThat(published.delivered()).isEqualTo(crowd.size("t" + topic));
        }
        crowd.disperse();
        int heard = crowd.checkWhatWasHeard();
        assertThat(heard).isGreaterThan(PUBLICATIONS * CLIENTS / TOPICS / 2);
        assertThat(faults.get()).isGreaterThan(heard / FAULT / 2);
        // of those who were sent away many come again: connecting takes its time, too
        assertThat(crowd.comers()).isGreaterThan(CLIENTS + faults.get() / STATUSES.length / 3);
        assertThat(rowsInTheEnd(place, 0)).isZero();
      }
    }
  }

  private interface Task {
    void run() throws Exception;
  }

  /** Fills the crowd, then has its members leave and others come until the task is done. */
  private void comeAndGoWhile(Task task) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> comers = new ArrayList<>();
      for (int i = 0; i < COMERS; i++) {
        Random random = new Random(i);
        comers.add(threads.submit(() -> comeAndGo(random)));
      }
      while (crowd.size() < CLIENTS) {
        failIfDone(comers);
        Thread.sleep(10);
      }
      task.run();
      moving = false;
      for (Future<?> comer : comers) {
        comer.get(1, TimeUnit.MINUTES);
      }
    } finally {
      moving = false;
      threads.shutdownNow();
    }
  }

  private static void failIfDone(List<Future<?>> comers) throws Exception {
    for (Future<?> comer : comers) {
      if (comer.isDone()) {
        comer.get();
      }
    }
  }

  private Void comeAndGo(Random random) throws InterruptedException {
    while (moving) {
      if (crowd.size() < CLIENTS) {
        crowd.join("t" + random.nextInt(TOPICS), random.nextBoolean());
      } else {
        List<String> ids = crowd.ids();
        boolean unused = crowd.leave(ids.get(random.nextInt(ids.size())));
        Thread.sleep(20);
      }
    }
    return null;
  }

  private void publish(StoredEventHub hub, int count) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String topic = "t" + i % TOPICS;
        all.add(threads.submit(() -> publish(hub, topic)));
      }
      for (Future<?> one : all) {
        one.get(10, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Published publish(StoredEventHub hub, String topic) {
    String number = String.valueOf(publications.incrementAndGet());
    long begin = System.nanoTime();
    Published published = hub.publish(topic, "{\"text\":\"" + number + "\"}", null);
    crowd.published(number, topic, begin, published);
    return published;
  }

  private OptionalInt fault(HttpRequest request) {
    if (!faulty || deliveries.incrementAndGet() % FAULT != 0) {
      return OptionalInt.empty();
    }
    int status = STATUSES[faults.getAndIncrement() % STATUSES.length];
    String path = request.path();
    String id = URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), UTF_8);
    // gone is who has gone
    return status != 410 || crowd.leave(id) ? OptionalInt.of(status) : OptionalInt.empty();
  }

  /** Functions hear of the end some time after clients have left. */
  private static int rowsInTheEnd(ChannelPlace place, int expected) throws Exception {
    for (int i = 0; i < 300 && place.rows() != expected; i++) {
      Thread.sleep(100);
    }
    return place.rows();
  }
}
