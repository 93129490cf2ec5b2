package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A service, and a container that gives credentials: both answer what a test has queued. */
final class StubAws implements AutoCloseable {
  record Answer(int status, String body) {}

  final Deque<Answer> answers = new ArrayDeque<>();
  final Deque<Answer> credentialAnswers = new ArrayDeque<>();
  final List<Map<String, String>> received = new ArrayList<>();
  final AtomicInteger credentialCalls = new AtomicInteger();
  final Map<String, String> environment = new HashMap<>();

  /** What a header says of each error, if it does. */
  volatile String errorType;

  /** What a header says of a function that failed, if one has. */
  volatile String functionError;

  final HttpServer server;
  final String url;

  StubAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.createContext("/credentials", this::answerCredentials);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "AKPLANTED");
    environment.put("AWS_SECRET_ACCESS_KEY", "SECRETPLANTED");
    environment.put("AWS_SESSION_TOKEN", "TOKENPLANTED");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> request = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> request.put(name, values.get(0)));
    request.put("method", exchange.getRequestMethod());
    request.put("uri", exchange.getRequestURI().toString());
    request.put(
        "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    received.add(request);
    respond(exchange, answers.remove());
  }

  private void answerCredentials(HttpExchange exchange) throws IOException {
    credentialCalls.incrementAndGet();
    boolean known = "AUTHPLANTED".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    respond(exchange, known ? credentialAnswers.remove() : new Answer(403, "{}"));
  }

  private void respond(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "request-7");
    if (errorType != null) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
    }
    if (functionError != null) {
      exchange.getResponseHeaders().set("X-Amz-Function-Error", functionError);
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  AwsResponse post() throws IOException {
    return post(new AwsClient("sqs", environment));
  }

  AwsResponse post(AwsClient client) throws IOException {
    byte[] body = "{\"MessageBody\":\"BODYPLANTED\"}".getBytes(StandardCharsets.UTF_8);
    return client.post(url, null, "AmazonSQS.SendMessage", body);
  }

  void containerCredentials() {
    environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url + "credentials");
    environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "AUTHPLANTED");
  }

  void giveCredentials(String id, Instant expires) {
    credentialAnswers.add(
        new Answer(
            200,
            "{\"AccessKeyId\":\""
                + id
                + "\",\"SecretAccessKey\":\"SECRETPLANTED\","
                + "\"Token\":\"TOKENPLANTED\",\"Expiration\":\""
                + expires
                + "\"}"));
  }

  static void hasNothingPlanted(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain("PLANTED");
  }
}
