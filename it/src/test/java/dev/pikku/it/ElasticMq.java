package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS on this machine. */
final class ElasticMq implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SQSRestServer server =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  ElasticMq() {
    url = "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort() + "/";
  }

  /** What leads a sender to it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_SQS", url,
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "id",
        "AWS_SECRET_ACCESS_KEY", "secret");
  }

  /** Makes a queue, and gives its URL. */
  String create(String name, Map<String, String> attributes)
      throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("QueueName", name);
    request.set("Attributes", JSON.valueToTree(attributes));
    return call("CreateQueue", request).get("QueueUrl").asText();
  }

  /** Messages that are there, whoever works on them. */
  int size(String queueUrl) throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("QueueUrl", queueUrl);
    request.putArray("AttributeNames").add("All");
    JsonNode attributes = call("GetQueueAttributes", request).get("Attributes");
    String messages = "ApproximateNumberOfMessages";
    return attributes.get(messages).asInt()
        + attributes.get(messages + "NotVisible").asInt()
        + attributes.get(messages + "Delayed").asInt();
  }

  /** Does what SQS's JSON protocol says. */
  JsonNode call(String operation, ObjectNode request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
            .build();
    HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
