package dev.pikku.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A function in a process of its own, which is started with the first event, and again after a
 * build or when it ended. Events wait for each other, as the process takes one at a time.
 */
public final class JavaFunction implements LambdaFunction, AutoCloseable {
  private final Plan plan;
  private final Fingerprint fingerprint;
  private final Consumer<String> log;
  private final ExecutorService turns;

  private @Nullable FunctionProcess process;
  private long started;

  /** Says how to start the function as the last build left it. */
  @FunctionalInterface
  public interface Plan {
    Launch launch() throws IOException;
  }

  /**
   * @param fingerprint of what makes a new start necessary
   * @param log takes the lines that the function writes
   */
  public JavaFunction(String name, Plan plan, Fingerprint fingerprint, Consumer<String> log) {
    this.plan = plan;
    this.fingerprint = fingerprint;
    this.log = log;
    this.turns =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "pikku-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public CompletableFuture<Answer> invoke(byte[] event) {
    return CompletableFuture.supplyAsync(() -> call(event, stream -> {}), turns);
  }

  @Override
  public CompletableFuture<Answer> stream(byte[] event) {
    CompletableFuture<Answer> first = new CompletableFuture<>();
    turns.execute(() -> first.complete(call(event, first::complete)));
    return first;
  }

  /** Starts the process before there is an event. */
  public void warmUp() {
    turns.execute(
        () -> {
          try {
            current();
          } catch (IOException | InterruptedException e) {
            log.accept(String.valueOf(e.getMessage()));
          }
        });
  }

  @Override
  public synchronized void close() {
    turns.shutdownNow();
    if (process != null) {
      process.close();
    }
  }

  private Answer call(byte[] event, Consumer<Answer.Stream> begun) {
    try {
      Answer answer = current().invoke(event, begun);
      // of an exception the runtime client has written all there is to say
      if (answer instanceof Answer.Failure failure
          && (failure.type().equals(FunctionProcess.EXIT)
              || failure.type().equals(FunctionProcess.TIMEOUT))) {
        log.accept(new String(failure.json(), UTF_8));
      }
      return answer;
    } catch (IOException e) {
      log.accept(String.valueOf(e.getMessage()));
      return new Answer.Failure("Runtime.Unknown", "{}".getBytes(UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failure("Runtime.Shutdown", "{}".getBytes(UTF_8));
    }
  }

  private synchronized FunctionProcess current() throws IOException, InterruptedException {
    long now = fingerprint.now();
    FunctionProcess running = process;
    if (running != null && running.isAlive() && now == started) {
      return running;
    }
    if (running != null) {
      running.close();
      process = null;
      if (now != started) {
        log.accept("There is a new build: starting again");
        now = fingerprint.settled();
      }
    }
    started = now;
    FunctionProcess next = FunctionProcess.start(plan.launch(), log);
    process = next;
    return next;
  }
}
