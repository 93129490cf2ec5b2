package dev.pikku.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * A function of several execution environments. Each takes one event at a time; the next event goes
 * to the one that has waited longest, so that two events in a row never meet the same one.
 */
final class Instances implements LambdaFunction, AutoCloseable {
  private final List<LambdaProcess> all = new ArrayList<>();
  private final BlockingQueue<LambdaProcess> idle = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Instances(int count, Path jdk, Path taskRoot, String handler, Map<String, String> environment)
      throws IOException {
    for (int i = 0; i < count; i++) {
      all.add(LambdaProcess.start(jdk, taskRoot, handler, environment));
    }
    idle.addAll(all);
  }

  @Override
  public CompletableFuture<Answer> invoke(byte[] event) {
    try {
      return CompletableFuture.supplyAsync(() -> answer(event), threads);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.completedFuture(new Answer.Failure("Closed", new byte[0]));
    }
  }

  private Answer answer(byte[] event) {
    try {
      LambdaProcess instance = idle.take();
      try {
        LambdaAnswer answer = instance.invoke(new String(event, UTF_8));
        return answer instanceof LambdaAnswer.Response response
            ? new Answer.Payload(response.body().getBytes(UTF_8))
            : new Answer.Failure("Failure", answer.body().getBytes(UTF_8));
      } finally {
        idle.add(instance);
      }
    } catch (IOException | InterruptedException e) {
      return new Answer.Failure("Runtime.ExitError", String.valueOf(e).getBytes(UTF_8));
    }
  }

  /** What each wrote so far. */
  List<String> logs() throws IOException {
    List<String> logs = new ArrayList<>();
    for (LambdaProcess instance : all) {
      logs.add(instance.log());
    }
    return logs;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (LambdaProcess instance : all) {
      instance.close();
    }
  }
}
