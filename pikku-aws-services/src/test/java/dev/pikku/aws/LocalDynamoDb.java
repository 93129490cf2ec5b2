package dev.pikku.aws;

import dev.pikku.json.JsonWriter;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** AWS's DynamoDB for local use, in this process. */
final class LocalDynamoDb {
  final Map<String, String> environment = new HashMap<>();
  private final DynamoDBProxyServer server;

  LocalDynamoDb() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-disableTelemetry", "-port", String.valueOf(port)});
    server.start();
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "SECRETPLANTED");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port);
  }

  /** A table with the keys {@code pk} and {@code sk}. */
  DynamoDb table(String name) {
    DynamoDb table = new DynamoDb(name, environment);
    new DynamoDbTable(table).create();
    return table;
  }

  /** The item of a key, as DynamoDB writes it; empty if there is none. */
  static Map<?, ?> item(DynamoDb table, String partition, String sort) {
    JsonWriter get = Attributes.key(table.request(), "Key", partition, sort);
    return table.call("GetItem", get.name("ConsistentRead").value(true).endObject()).object("Item");
  }

  void stop() throws Exception {
    server.stop();
  }
}
