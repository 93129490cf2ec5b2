package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.run.Checkpoints;
import dev.pikku.run.Door;
import dev.pikku.run.Priming;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated for handlers that AWS takes a snapshot of. */
class SnapStartTest {
  private static final String SNAP_START = "{\"lambda\": {\"snapStart\": true}}";

  @TempDir Path directory;

  private GeneratedBackend orders() {
    return new GeneratedBackend(directory)
        .with(
            "Orders",
            """
            public final class Orders {
              private static final List<String> LOG = new ArrayList<>();
              private Orders() {}
              public static List<String> log() { return LOG; }
              public enum Size { SMALL, LARGE }
              public sealed interface Payment permits Card, Invoice {}
              public record Card(@NotBlank String number, java.time.YearMonth until) implements Payment {}
              public record Invoice(java.net.URI to) implements Payment {}
              public record Part(List<Part> parts, byte[] image, char code, short count) {}
              public record Order(
                  UUID id, Size size, Payment payment, Optional<Part> part, Map<String, Integer> prices,
                  Set<java.time.Instant> times, double weight, long number, Patch<String> note,
                  Object rest) {}
              public record Choosy(String only) {
                public Choosy { throw new IllegalArgumentException("never"); }
              }
              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/orders/{id}", auth = Auth.PUBLIC)
              @WireQueueWorker(name = "orders")
              public static List<Order> place(Store store, Order input) { return List.of(input); }
              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/choosy", auth = Auth.PUBLIC)
              public static Choosy choosy(Pool pool, Payment input) { return new Choosy(""); }
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/payment", auth = Auth.PUBLIC)
              public static Payment payment() { return new Card("1", null); }
            }
            """)
        .with("Store", "public interface Store {}")
        .with(
            "Pool",
            """
            public final class Pool implements Checkpointed, AutoCloseable {
              public Pool(Store store) {}
              @Override public void beforeCheckpoint() { Orders.log().add("pool closes"); }
              @Override public void afterRestore() { Orders.log().add("pool opens"); }
              @Override public void close() { Orders.log().add("closed"); }
            }
            """)
        .with(
            "Services",
            """
            @SingletonServices
            public final class Services {
              private Services() {}
              public static Store store() { return new Remembering(); }
              private static final class Remembering implements Store, Checkpointed {
                @Override public void beforeCheckpoint() { Orders.log().add("store closes"); }
                @Override public void afterRestore() { Orders.log().add("store opens"); }
              }
            }
            """);
  }

  @Test
  void everyCodecTakesItsMadeUpValue() throws Exception {
    GeneratedBackend backend = orders().withConfig(SNAP_START);

    List<String> refused = refused(backend);

    assertThat(backend.file("CodecPriming.java"))
        .contains(
            "OrderBinder.read(json(",
            "body(OrderBinder.binder(), ",
            "PaymentBinder.",
            "PaymentWriter.write(out(), new Orders.Card(\"a\", null))",
            "ListOfOrderWriter.write(out(), null)",
            "Card");
    // texts alone are no order, and the constructor of one type takes nothing at all
    assertThat(refused).containsExactly("The input is not valid", "never");
    Priming priming = priming(backend);
    priming.run();
    priming.run();
    assertThat(backend.call("Orders", "log")).asString().isEqualTo("[]");
  }

  @Test
  void primingTwiceLeavesNoThreadAndNoConnection() throws Exception {
    GeneratedBackend backend = orders().withConfig(SNAP_START);
    backend.http();
    Priming priming = priming(backend);
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    Set<String> sockets = sockets();

    priming.run();
    priming.run();

    assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(threads);
    assertThat(sockets()).isSubsetOf(sockets);
  }

  @Test
  void loadsTheClassesOfFunctionsAndRunsNothingOfThem() throws Exception {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .withConfig(SNAP_START)
            .with(
                "Orders",
                """
                public final class Orders {
                  static { System.setProperty("pikku.test.orders", "initialized"); }
                  private Orders() {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/orders", auth = Auth.PUBLIC)
                  public static List<String> all() { return List.of(); }
                }
                """);
    System.clearProperty("pikku.test.orders");

    priming(backend).run();

    assertThat(backend.file("CodecPriming.java")).contains("load(Orders.class)");
    assertThat(System.getProperty("pikku.test.orders")).isNull();
  }

  /** The process's sockets, by their numbers; none where the system does not say. */
  private static Set<String> sockets() throws IOException {
    Set<String> sockets = new TreeSet<>();
    Path descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
        for (Path one : all) {
          if (Files.isSymbolicLink(one)) {
            String target = Files.readSymbolicLink(one).toString();
            if (target.startsWith("socket:")) {
              sockets.add(target);
            }
          }
        }
      }
    }
    return sockets;
  }

  @Test
  void servicesHearOfASnapshotInReverseAndOfARestoreInOrder() throws Exception {
    GeneratedBackend backend = orders().withConfig(SNAP_START);

    Checkpoints services = checkpoints(backend.http());
    services.before();
    services.after();

    assertThat(backend.call("Orders", "log"))
        .asString()
        .isEqualTo("[pool closes, store closes, store opens, pool opens]");
  }

  @Test
  void othersHaveNothingOfIt() {
    GeneratedBackend backend =
        orders().withConfig("{\"lambda\": {\"functions\": {\"queue\": {\"snapStart\": true}}}}");

    assertThat(backend.file("/HttpHandler.java")).doesNotContain("SnapStart", "Priming");
    assertThat(backend.file("/HttpBootstrap.java")).doesNotContain("heckpoints");
    assertThat(backend.file("/QueueHandler.java"))
        .contains(
            "SnapStart.of(((QueueBootstrap) door()).checkpoints, environment(), new CodecPriming())");
    assertThat(backend.file("/QueueBootstrap.java")).contains("checkpoints.of(Services.store())");
    backend.classes();
  }

  @Test
  void withoutSnapshotsNothingIsPrimed() {
    GeneratedBackend backend = orders();

    assertThat(backend.result().files())
        .noneMatch(file -> file.path().contains("Priming"))
        .noneMatch(file -> file.content().contains("heckpoints"));
  }

  private static Checkpoints checkpoints(Door door) throws ReflectiveOperationException {
    var field = door.getClass().getDeclaredField("checkpoints");
    field.setAccessible(true);
    return (Checkpoints) field.get(door);
  }

  private static Priming priming(GeneratedBackend backend) throws ReflectiveOperationException {
    var constructor =
        backend.classes().loadClass("acme.pikku.CodecPriming").getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Priming) constructor.newInstance();
  }

  /** What steps threw. */
  private static List<String> refused(GeneratedBackend backend)
      throws ReflectiveOperationException {
    Priming priming = priming(backend);
    Method step = priming.getClass().getDeclaredMethod("step", int.class);
    step.setAccessible(true);
    List<String> refused = new ArrayList<>();
    String source = backend.file("CodecPriming.java");
    int steps = Integer.parseInt(source.replaceFirst("(?s).*super\\((\\d+)\\).*", "$1"));
    assertThat(steps).isGreaterThan(8);
    for (int i = 0; i < steps; i++) {
      try {
        step.invoke(priming, i);
      } catch (InvocationTargetException e) {
        refused.add(e.getCause().getMessage());
      }
    }
    return refused;
  }
}
