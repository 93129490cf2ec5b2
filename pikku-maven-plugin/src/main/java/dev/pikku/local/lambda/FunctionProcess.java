package dev.pikku.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.server.LocalServer;
import dev.pikku.local.server.PortInUseException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One execution environment: a JVM with AWS's own runtime client, as on AWS. It takes one event at
 * a time.
 */
final class FunctionProcess implements AutoCloseable {
  static final String EXIT = "Runtime.ExitError";
  static final String TIMEOUT = "Sandbox.Timedout";

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** Far longer than AWS waits, for machines that are busy; it ends a start that hangs. */
  private static final Duration START = Duration.ofMinutes(2);

  private final Launch launch;
  private final RuntimeApi api;
  private final LocalServer server;
  private final ClientLibrary library;
  private final Process process;

  private FunctionProcess(
      Launch launch, RuntimeApi api, LocalServer server, ClientLibrary library, Process process) {
    this.launch = launch;
    this.api = api;
    this.server = server;
    this.library = library;
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param log takes each line that it writes
   */
  static FunctionProcess start(Launch launch, Consumer<String> log) throws IOException {
    String arn = Account.arn("lambda", launch.region(), "function:" + launch.name());
    RuntimeApi api = new RuntimeApi(arn, launch.timeout());
    ClientLibrary library = ClientLibrary.unpack(launch.classPath());
    LocalServer server;
    try {
      server = LocalServer.start(0, api);
    } catch (PortInUseException e) {
      library.close();
      throw new IOException(e);
    }
    try {
      Process process = process(launch, library, server.port());
      pump(process, log);
      return new FunctionProcess(launch, api, server, library, process);
    } catch (IOException e) {
      library.close();
      server.close();
      throw e;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Hands over an event and waits for the answer.
   *
   * @param begun takes an answer that begins before it is whole
   */
  Answer invoke(byte[] event, Consumer<Answer.Stream> begun) throws InterruptedException {
    RuntimeApi.Invocation invocation = api.offer(event, begun);
    Answer answer = answer(invocation);
    invocation.end(answer);
    return answer;
  }

  private Answer answer(RuntimeApi.Invocation invocation) throws InterruptedException {
    CompletableFuture<Answer> gone = process.onExit().thenApply(ended -> exit(ended.exitValue()));
    try {
      CompletableFuture.anyOf(invocation.taken(), api.failedStart(), gone)
          .get(START.toMillis(), TimeUnit.MILLISECONDS);
      Object first =
          CompletableFuture.anyOf(invocation.answer(), api.failedStart(), gone)
              .get(launch.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return (Answer) first;
    } catch (TimeoutException e) {
      close(); // as Lambda ends what hangs
      return timeout();
    } catch (ExecutionException e) {
      throw new IllegalStateException("None of these ever fails", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    api.close();
    server.close();
    library.close();
  }

  private static Process process(Launch launch, ClientLibrary library, int port)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(launch.java().toString());
    command.addAll(library.options());
    command.addAll(launch.options());
    command.add("-cp");
    command.add(
        launch.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(CLIENT);
    command.add(launch.handler());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(launch.directory().toFile());
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    String api = LocalServer.HOST + ":" + port;
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api);
    builder.environment().put("PIKKU_LOCAL_STREAM", "http://" + api + RuntimeApi.STREAM);
    return builder.start();
  }

  private static void pump(Process process, Consumer<String> log) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines = process.inputReader(UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  log.accept(line);
                }
              } catch (IOException e) {
                log.accept("Nothing more can be read of its output: " + e.getMessage());
              }
            },
            "pikku-output");
    thread.setDaemon(true);
    thread.start();
  }

  private static Answer exit(int code) {
    return failure(EXIT, "The process ended with exit code " + code);
  }

  private Answer timeout() {
    return failure(TIMEOUT, "Task timed out after " + launch.timeout().toSeconds() + " seconds");
  }

  private static Answer failure(String type, String message) {
    return new Answer.Failure(
        type,
        ("{\"errorMessage\":\"" + message + "\",\"errorType\":\"" + type + "\"}").getBytes(UTF_8));
  }
}
