package dev.pikku.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Compares archives as Lambda would run them: {@code ColdStart floor=ARCHIVE:HANDLER
 * pikku=ARCHIVE:HANDLER … [--runtime=DIR] [--jdk=HOME …] [--cold=N] [--warm=N] [--events=PREFIX]}.
 * The first one is what the others are divided by. Rounds are interleaved, so that a slow moment
 * hits all.
 */
public final class ColdStart {
  private static final int WARM_UP = 3_000;
  private static final int MEASURED = 8_000;

  private final List<Deployment> deployments;
  private final String events;
  private final List<String> pinned;

  private ColdStart(List<Deployment> deployments, String events) {
    this.deployments = deployments;
    this.events = events;
    // one processor for the function, as a small Lambda has
    this.pinned =
        Files.isExecutable(Path.of("/usr/bin/taskset")) ? List.of("taskset", "-c", "0") : List.of();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("pikku-benchmark");
    List<Deployment> deployments = new ArrayList<>();
    List<Path> homes = new ArrayList<>();
    Path runtime = Path.of("target/runtime");
    int cold = 12;
    int warm = 3;
    String events = "";
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, equals);
      String value = argument.substring(equals + 1);
      switch (name) {
        case "--runtime" -> runtime = Path.of(value);
        case "--jdk" -> homes.add(Path.of(value));
        case "--cold" -> cold = Integer.parseInt(value);
        case "--warm" -> warm = Integer.parseInt(value);
        case "--events" -> events = value + "-";
        default -> deployments.add(unpack(name, value, work));
      }
    }
    if (homes.isEmpty()) {
      homes.add(Path.of(System.getProperty("java.home")));
    }
    ColdStart benchmark = new ColdStart(deployments, events);
    for (Path home : homes) {
      benchmark.compare(
          new Jvm(feature(home), home, runtime.toAbsolutePath(), List.of()), work, cold, warm);
    }
  }

  private void compare(Jvm plain, Path work, int cold, int warm)
      throws IOException, InterruptedException {
    try (RuntimeApi api = new RuntimeApi()) {
      // the managed runtime has an archive of its own classes; ours is trained with the base alone
      Path archive = work.resolve("runtime-" + plain.version());
      Run.of(plain, deployments.get(0), api, conversation(0), plain.recording(archive), List.of());
      Jvm jvm = Files.exists(archive) ? plain.withCache(archive) : plain;
      List<Figures> figures = new ArrayList<>();
      for (Deployment deployment : deployments) {
        figures.add(new Figures(deployment, new ArrayList<>(), new ArrayList<>()));
      }
      for (int round = -1; round < cold; round++) {
        for (Figures of : figures) {
          Run run = Run.of(jvm, of.deployment(), api, conversation(0), List.of(), pinned);
          if (round >= 0) {
            of.cold().add(run);
          }
        }
      }
      for (int round = 0; round < warm; round++) {
        for (Figures of : figures) {
          of.warm()
              .add(Run.of(jvm, of.deployment(), api, conversation(MEASURED), List.of(), pinned));
        }
      }
      System.out.println();
      System.out.println(
          "JDK " + jvm.version() + (pinned.isEmpty() ? "" : ", function pinned to one processor"));
      System.out.println();
      System.out.print(Figures.table(figures));
    }
  }

  private Conversation conversation(int measured) {
    return conversation(events, measured);
  }

  /**
   * What is said to one process.
   *
   * @param events what the names of its events begin with
   */
  static Conversation conversation(String events, int measured) {
    return new Conversation(
        event(events + "post").getBytes(StandardCharsets.UTF_8),
        event(events + "get"),
        WARM_UP,
        measured);
  }

  private static String event(String name) {
    try (InputStream in = ColdStart.class.getResourceAsStream("/events/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("No event " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Deployment unpack(String name, String value, Path work) throws IOException {
    int colon = value.lastIndexOf(':');
    Path archive = Path.of(value.substring(0, colon));
    Path directory = Files.createDirectory(work.resolve(name));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("The archive leads outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    return new Deployment(name, directory, Files.size(archive), value.substring(colon + 1));
  }

  private static int feature(Path home) throws IOException {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      String version =
          lines
              .filter(line -> line.startsWith("JAVA_VERSION="))
              .min(Comparator.naturalOrder())
              .orElseThrow();
      String digits = version.substring(version.indexOf('"') + 1);
      return Integer.parseInt(digits.split("[.\"]", -1)[0]);
    }
  }
}
