package dev.pikku.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What one process showed. Times in milliseconds, memory in megabytes.
 *
 * @param init process start to the first question for an event
 * @param cold process start to the first answer
 * @param cpu processor time of all threads at the first answer; Linux only, else NaN
 * @param memory resident at the first answer; Linux only, else NaN
 * @param median microseconds of a warm invocation
 * @param perSecond warm invocations a second, one in flight
 */
record Run(double init, double cold, double cpu, double memory, double median, double perSecond) {

  /** Starts a process, holds the conversation, and stops it. */
  static Run of(
      Jvm jvm,
      Deployment deployment,
      RuntimeApi api,
      Conversation conversation,
      List<String> flags,
      List<String> prefix)
      throws IOException, InterruptedException {
    return of(jvm, deployment, api, conversation, flags, prefix, Map.of());
  }

  /**
   * The same with more variables.
   *
   * @param more variables beside those that Lambda gives a function
   */
  static Run of(
      Jvm jvm,
      Deployment deployment,
      RuntimeApi api,
      Conversation conversation,
      List<String> flags,
      List<String> prefix,
      Map<String, String> more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(jvm.command(deployment.handler(), flags));
    ProcessBuilder builder = new ProcessBuilder(command).directory(deployment.directory().toFile());
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS")) {
      builder.environment().remove(variable);
    }
    builder
        .environment()
        .putAll(Jvm.environment(deployment.handler(), deployment.directory(), api.address()));
    builder.environment().putAll(more);
    Path log = Files.createTempFile("pikku-benchmark", ".log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    api.begin(conversation);
    long start = System.nanoTime();
    Process process = builder.start();
    Thread watch = new Thread(() -> watch(process, conversation), "process-watch");
    watch.setDaemon(true);
    watch.start();
    conversation.awaitFirstAnswer();
    double cpu = cpuMillis(process.pid());
    double memory = residentMegabytes(process.pid());
    conversation.awaitEnd();
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String failure = conversation.failure();
    if (failure != null) {
      throw new IOException(deployment.name() + ": " + failure + "\n" + Files.readString(log));
    }
    Files.delete(log);
    long[] latencies = conversation.latencies();
    Arrays.sort(latencies);
    boolean warm = latencies.length > 0;
    return new Run(
        (conversation.readyAt() - start) / 1e6,
        (conversation.firstAnsweredAt() - start) / 1e6,
        cpu,
        memory,
        warm ? latencies[latencies.length / 2] / 1e3 : Double.NaN,
        warm ? conversation.invocationsPerSecond() : Double.NaN);
  }

  private static void watch(Process process, Conversation conversation) {
    try {
      conversation.fail("ended with " + process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nanoseconds on a processor of each thread: finer than the ticks of {@code /proc/PID/stat}. */
  private static double cpuMillis(long pid) {
    long nanos = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        String[] fields = Files.readString(thread.resolve("schedstat")).split(" ", -1);
        nanos += Long.parseLong(fields[0]);
      }
    } catch (IOException e) {
      return Double.NaN;
    }
    return nanos / 1e6;
  }

  private static double residentMegabytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
