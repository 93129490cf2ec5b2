package dev.pikku.local.lambda;

import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.HttpSite;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * AWS's Lambda Runtime API, version 2018-06-01, for one process: the runtime client in it asks for
 * an event, and posts what the function made of it.
 */
final class RuntimeApi implements HttpSite {
  /** Not AWS's: takes events of an answer that is not whole yet. */
  static final String STREAM = "/pikku/stream";

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final String INVOCATION = PREFIX + "invocation/";

  private final String arn;
  private final Duration timeout;
  private final BlockingQueue<Optional<Invocation>> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<Answer> failedStart = new CompletableFuture<>();
  private volatile Invocation current = new Invocation("", new byte[0], stream -> {});

  /** An event on its way. */
  static final class Invocation {
    private final String id;
    private final byte[] event;
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private final EventSink sink;

    Invocation(String id, byte[] event, Consumer<Answer.Stream> begun) {
      this.id = id;
      this.event = event;
      this.sink = new EventSink(begun);
    }

    /** Completes when the process took the event: from now on time counts. */
    CompletableFuture<Void> taken() {
      return taken;
    }

    CompletableFuture<Answer> answer() {
      return answer;
    }

    /** Ends the events, if there were some, after which the answer brings nothing new. */
    void end(Answer whole) {
      sink.end(whole);
    }
  }

  RuntimeApi(String arn, Duration timeout) {
    this.arn = arn;
    this.timeout = timeout;
  }

  Invocation offer(byte[] event, Consumer<Answer.Stream> begun) {
    Invocation invocation = new Invocation(UUID.randomUUID().toString(), event, begun);
    waiting.add(Optional.of(invocation));
    return invocation;
  }

  /** Completes if the process says that it could not start. */
  CompletableFuture<Answer> failedStart() {
    return failedStart;
  }

  /** Lets a process go that waits for an event. */
  void close() {
    waiting.add(Optional.empty());
  }

  @Override
  public HttpReply answer(HttpRequest request) throws InterruptedException {
    String path = request.path();
    if (path.equals(INVOCATION + "next")) {
      return next();
    }
    if (path.equals(STREAM)) {
      current.sink.add(request);
    } else if (path.equals(PREFIX + "init/error")) {
      failedStart.complete(failure(request, "Runtime.InitError"));
    } else if (path.equals(INVOCATION + current.id + "/response")) {
      current.answer.complete(new Answer.Payload(request.body()));
    } else if (path.equals(INVOCATION + current.id + "/error")) {
      current.answer.complete(failure(request, "Runtime.UserException"));
    } else {
      return HttpReply.json(404, "{}");
    }
    return HttpReply.json(202, "{\"status\":\"OK\"}");
  }

  private HttpReply next() throws InterruptedException {
    Optional<Invocation> next = waiting.take();
    if (next.isEmpty()) {
      return HttpReply.json(410, "{}");
    }
    current = next.get();
    current.taken.complete(null);
    long deadline = System.currentTimeMillis() + timeout.toMillis();
    // without a content type the runtime client's native code crashes
    return HttpReply.json(200, "")
        .withBody(current.event)
        .with("Lambda-Runtime-Aws-Request-Id", current.id)
        .with("Lambda-Runtime-Deadline-Ms", Long.toString(deadline))
        .with("Lambda-Runtime-Invoked-Function-Arn", arn);
  }

  private static Answer failure(HttpRequest request, String fallback) {
    String type = request.header("Lambda-Runtime-Function-Error-Type").orElse(fallback);
    return new Answer.Failure(type, request.body());
  }
}
