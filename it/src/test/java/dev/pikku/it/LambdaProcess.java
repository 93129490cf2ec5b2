package dev.pikku.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Lambda execution environment on this machine: AWS's own runtime client as a process of its own,
 * started where an archive is unpacked, as on AWS. Whatever it logs or refuses is searched for what
 * it must not tell.
 */
final class LambdaProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final RuntimeApi api;
  private final Process process;
  private final Path log;
  private final Leaks leaks;

  private LambdaProcess(RuntimeApi api, Process process, Path log, Leaks leaks) {
    this.api = api;
    this.process = process;
    this.log = log;
    this.leaks = leaks;
  }

  /**
   * Starts an environment.
   *
   * @param java the JDK's home
   * @param taskRoot where the archive is unpacked: the class path
   * @param handler the handler class
   */
  static LambdaProcess start(
      Path java, Path taskRoot, String handler, Map<String, String> environment)
      throws IOException {
    return start(java, List.of(), taskRoot, handler, environment);
  }

  /** Starts an environment whose JVM has further options. */
  static LambdaProcess start(
      Path java,
      List<String> options,
      Path taskRoot,
      String handler,
      Map<String, String> environment)
      throws IOException {
    RuntimeApi api = new RuntimeApi();
    Path log = Files.createTempFile("lambda", ".log");
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add(ClientLibrary.option());
    command.addAll(options);
    command.addAll(List.of("-cp", clientClassPath(), CLIENT, handler));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(taskRoot.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_ACCESS_KEY_ID", "AKIDLAMBDA");
    variables.put("AWS_SECRET_ACCESS_KEY", "secret-key-of-the-role");
    variables.put("AWS_SESSION_TOKEN", "session-token-of-the-role");
    variables.putAll(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "it");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    variables.put("_HANDLER", handler);
    builder.environment().putAll(variables);
    return new LambdaProcess(api, builder.start(), log, new Leaks(variables));
  }

  /** Sends one event and waits for the answer. */
  LambdaAnswer invoke(String event) throws IOException, InterruptedException {
    return invoke(event, PATIENCE);
  }

  /** The same for a function with less time. */
  LambdaAnswer invoke(String event, Duration timeout) throws IOException, InterruptedException {
    leaks.event(event);
    api.offer(event, timeout);
    return answer();
  }

  /** Ends the process at once, whatever it does (SIGKILL). */
  void kill() {
    process.destroyForcibly();
  }

  /** Stops the process in its tracks, as Lambda does between events (SIGSTOP). */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    if (new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor() != 0) {
      throw new IOException("No signal " + name + " for " + pid);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for what the process says by itself, before any event. */
  LambdaAnswer answer() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      LambdaAnswer answer = api.poll(Duration.ofMillis(100));
      if (answer != null) {
        leaks.notIn(answer);
        return answer;
      }
      if (!process.isAlive()) {
        break;
      }
    }
    return new LambdaAnswer.Silence(log());
  }

  /** What the process wrote on standard output and standard error so far. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Ends the process. Fails if it told what it must not. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    api.close();
    String written = log();
    Files.deleteIfExists(log);
    leaks.notIn(written);
  }

  private static String clientClassPath() {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    entry.replace('\\', '/').contains("/com/amazonaws/")
                        || entry.replace('\\', '/').contains("/software/amazon/"))
            .toList();
    return jars.stream().collect(Collectors.joining(File.pathSeparator));
  }
}
