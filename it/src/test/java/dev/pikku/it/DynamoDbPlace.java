package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * AWS's DynamoDB for local use, with a class path of its own: it brings another Jetty, and a whole
 * SDK.
 */
final class DynamoDbPlace implements ChannelPlace {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TABLE = "channels";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final Path log;
  private final Process process;

  DynamoDbPlace() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    url = "http://127.0.0.1:" + port;
    log = Files.createTempFile("dynamodb", ".log");
    Path classPath = Path.of("../pikku-aws-services/target/test-class-path.txt");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(classPath),
                "software.amazon.dynamodb.services.local.main.ServerRunner",
                "-inMemory",
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitAnswer();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        call("ListTables", JSON.createObjectNode());
        return;
      } catch (IOException notYet) {
        assertThat(process.isAlive() && Instant.now().isBefore(end))
            .as(Files.readString(log))
            .isTrue();
        Thread.sleep(100);
      }
    }
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "PIKKU_CHANNELS", "dynamodb:" + TABLE,
        "PIKKU_CHANNELS_SCHEMA", "start",
        "AWS_ENDPOINT_URL_DYNAMODB", url,
        "AWS_ACCESS_KEY_ID", "id",
        "AWS_SECRET_ACCESS_KEY", "secret");
  }

  @Override
  public int rows() throws IOException, InterruptedException {
    return items(TABLE).size();
  }

  /** Makes a table whose key is one text. */
  void createTable(String table, String key) throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("TableName", table);
    request.put("BillingMode", "PAY_PER_REQUEST");
    request
        .putArray("AttributeDefinitions")
        .addObject()
        .put("AttributeName", key)
        .put("AttributeType", "S");
    request.putArray("KeySchema").addObject().put("AttributeName", key).put("KeyType", "HASH");
    JsonNode created = call("CreateTable", request);
    assertThat(created.at("/TableDescription/TableStatus").asText()).isEqualTo("ACTIVE");
  }

  /** All items of a table, expired ones too, as DynamoDB writes them. */
  List<JsonNode> items(String table) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    ObjectNode scan = JSON.createObjectNode().put("TableName", table).put("ConsistentRead", true);
    while (true) {
      JsonNode page = call("Scan", scan);
      page.get("Items").forEach(items::add);
      JsonNode last = page.get("LastEvaluatedKey");
      if (last == null) {
        return items;
      }
      scan.set("ExclusiveStartKey", last);
    }
  }

  /** Calls an operation that has to be accepted. */
  JsonNode call(String operation, ObjectNode request) throws IOException, InterruptedException {
    // nobody looks at what is signed
    String signature =
        "AWS4-HMAC-SHA256 Credential=id/20260101/eu-central-1/dynamodb/aws4_request,"
            + " SignedHeaders=host, Signature=any";
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Authorization", signature)
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
            .build();
    HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    Files.deleteIfExists(log);
  }
}
