package dev.pikku.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A JVM as the managed runtime starts it for a function of 512 MB: the runtime interface client
 * alone on the class path, C1 only, serial collector, and an archive of JDK and client classes.
 *
 * @param version the feature release
 * @param home its installation
 * @param runtime the directory with the runtime interface client's jars
 * @param cache flags that name the archive; empty while it is being made
 */
record Jvm(int version, Path home, Path runtime, List<String> cache) {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final List<String> MANAGED =
      List.of(
          "-XX:MaxHeapSize=445645k",
          "-XX:+UseSerialGC",
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

  /** The command line that runs a handler under the runtime interface client. */
  List<String> command(String handler, List<String> more) throws IOException {
    List<String> command = command(CLIENT, "", more);
    command.add(handler);
    return command;
  }

  /**
   * The command line that runs another main class.
   *
   * @param first what the class path begins with; empty for nothing
   */
  List<String> command(String main, String first, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(MANAGED);
    command.addAll(cache);
    command.addAll(more);
    command.add("-cp");
    command.add(first.isEmpty() ? classPath() : first + File.pathSeparator + classPath());
    command.add(main);
    return command;
  }

  /** Flags that write the archive when the process ends. */
  List<String> recording(Path archive) {
    return List.of(
        version >= 25 ? "-XX:AOTCacheOutput=" + archive : "-XX:ArchiveClassesAtExit=" + archive);
  }

  Jvm withCache(Path archive) {
    return new Jvm(
        version,
        home,
        runtime,
        List.of(version >= 25 ? "-XX:AOTCache=" + archive : "-XX:SharedArchiveFile=" + archive));
  }

  private String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(runtime)) {
      return String.join(
          File.pathSeparator,
          jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).sorted().toList());
    }
  }

  /** The environment that Lambda gives a function. */
  static Map<String, String> environment(String handler, Path task, String api) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", api),
        Map.entry("_HANDLER", handler),
        Map.entry("LAMBDA_TASK_ROOT", task.toString()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "bench"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
        Map.entry("AWS_ACCESS_KEY_ID", "test"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
        Map.entry("AWS_SESSION_TOKEN", "test"),
        Map.entry("TZ", ":UTC"),
        Map.entry("LANG", "en_US.UTF-8"));
  }
}
