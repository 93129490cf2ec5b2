package dev.pikku.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A function that keeps its events, and answers what a test says. */
public final class RecordedFunction implements LambdaFunction {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile Function<String, CompletableFuture<Answer>> handler = event -> json("{}");

  public static RecordedFunction answering(String json) {
    return new RecordedFunction().then(event -> json(json));
  }

  public static RecordedFunction failing() {
    return new RecordedFunction()
        .then(
            event ->
                CompletableFuture.completedFuture(
                    new Answer.Failure(
                        "Runtime.ExitError", "{\"errorMessage\":\"secret\"}".getBytes(UTF_8))));
  }

  public static RecordedFunction silent() {
    return new RecordedFunction().then(event -> new CompletableFuture<>());
  }

  public RecordedFunction then(Function<String, CompletableFuture<Answer>> next) {
    handler = next;
    return this;
  }

  public static CompletableFuture<Answer> json(String json) {
    return CompletableFuture.completedFuture(new Answer.Payload(json.getBytes(UTF_8)));
  }

  /** The events so far. */
  public List<String> events() {
    return events;
  }

  public String event() {
    return events.get(events.size() - 1);
  }

  @Override
  public CompletableFuture<Answer> invoke(byte[] event) {
    return invokeText(new String(event, UTF_8));
  }

  public CompletableFuture<Answer> invokeText(String event) {
    events.add(event);
    return handler.apply(event);
  }
}
