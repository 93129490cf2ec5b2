package dev.pikku.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the first event takes after a snapshot, by what it takes without one: {@code SnapshotGain
 * ARCHIVE:HANDLER RUNTIME ROUNDS HOME …}. Each event has a process of its own.
 */
public final class SnapshotGain {
  private SnapshotGain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("pikku-snapshot");
    Deployment deployment = ColdStart.unpack("snapshot", arguments[0], work);
    Path runtime = Path.of(arguments[1]).toAbsolutePath();
    int rounds = Integer.parseInt(arguments[2]);
    System.out.println("| JDK | without ms | after a snapshot ms | × (to be at most 0.30) |");
    System.out.println("|---|---:|---:|---:|");
    for (String home : Arrays.asList(arguments).subList(3, arguments.length)) {
      Jvm jvm = new Jvm(0, Path.of(home), runtime, List.of());
      double[] plain = new double[rounds];
      double[] primed = new double[rounds];
      double[] ratios = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        plain[i] = millis(jvm, deployment, "on-demand");
        primed[i] = millis(jvm, deployment, "snap-start");
        ratios[i] = primed[i] / plain[i];
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.2f |%n",
          Path.of(home).getFileName(),
          median(plain),
          median(primed),
          median(ratios));
    }
  }

  private static double millis(Jvm jvm, Deployment deployment, String type)
      throws IOException, InterruptedException {
    String own = Path.of("target/classes").toAbsolutePath().toString();
    List<String> command =
        jvm.command(
            FirstRequest.class.getName(),
            String.join(
                File.pathSeparator,
                deployment.directory().toString(),
                deployment.directory().resolve("lib").toString() + File.separator + "*",
                own),
            List.of());
    command.addAll(List.of(deployment.handler(), "post"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.putAll(Jvm.environment(deployment.handler(), deployment.directory(), ""));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", type);
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .forEach(lines::add);
    if (process.waitFor() != 0) {
      throw new IOException("The process ended with " + process.exitValue());
    }
    return Long.parseLong(lines.get(lines.size() - 1)) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
