package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.ChannelsConfig;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where a backend's channels are kept, as {@code serverless.yml} says it: the table, what may be
 * done with it, and the variables that lead there.
 *
 * @param owner the service that has the table
 * @param owned whether this one has it
 */
record BackendChannels(ChannelsConfig config, String owner, boolean owned) {
  static final String VARIABLE = "PIKKU_CHANNELS";
  static final String TABLE_ID = "ChannelsTable";

  private static final String SCHEMA_VARIABLE = "PIKKU_CHANNELS_SCHEMA";
  private static final String OWN = "${self:service}";

  /** All that the store asks of its table; a transaction needs what its parts need. */
  private static final List<String> TABLE_ACTIONS =
      List.of(
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:UpdateItem");

  /**
   * @param hasDoor whether clients connect to this backend
   */
  static BackendChannels of(BackendConfig config, boolean hasDoor) {
    ChannelsConfig channels = config.channels();
    Optional<String> other = channels.from().filter(from -> !from.equals(config.name()));
    return new BackendChannels(channels, other.orElse(OWN), hasDoor && other.isEmpty());
  }

  /** Whether the rows are in a table of DynamoDB's. */
  boolean inTable() {
    return config.store().equals("dynamodb");
  }

  /** Whether no backend is known to have the table. */
  boolean isNowhere() {
    return inTable() && !owned && owner.equals(OWN) && config.table().isEmpty();
  }

  private String table() {
    return config.table().orElseGet(() -> owner + "-${sls:stage}-channels");
  }

  void environment(SortedMap<String, JsonNode> variables) {
    if (inTable()) {
      variables.put(VARIABLE, Nodes.text("dynamodb:" + table()));
    } else if (config.store().equals("jdbc")) {
      // stated either way, since a store on a database makes its tables where nothing is said
      variables.put(SCHEMA_VARIABLE, Nodes.text(config.makesTables() ? "start" : "none"));
    }
  }

  /** What a function that uses channels may do. */
  void allow(ArrayNode statements) {
    if (inTable()) {
      ProviderSection.allow(TABLE_ACTIONS, statements)
          .add(Nodes.arn("dynamodb", "table/" + table()));
    }
    // a client may be connected to whichever backend of this stage has the channel
    ProviderSection.allow("execute-api:ManageConnections", statements)
        .add(Nodes.arn("execute-api", "*/${sls:stage}/*/@connections/*"));
  }

  /** The table; AWS bills what is asked of it, and deletes rows that have expired. */
  ObjectNode resource() {
    return table(table());
  }

  /** A table with the keys and the expiry of all our tables. */
  static ObjectNode table(String name) {
    ObjectNode properties = Nodes.object("TableName", Nodes.text(name));
    properties.put("BillingMode", "PAY_PER_REQUEST");
    ArrayNode attributes = properties.putArray("AttributeDefinitions");
    attributes.add(attribute("pk", "AttributeType", "S"));
    attributes.add(attribute("sk", "AttributeType", "S"));
    ArrayNode keys = properties.putArray("KeySchema");
    keys.add(attribute("pk", "KeyType", "HASH"));
    keys.add(attribute("sk", "KeyType", "RANGE"));
    properties
        .putObject("TimeToLiveSpecification")
        .put("AttributeName", "expiresAt")
        .put("Enabled", true);
    ObjectNode resource = Nodes.object("Type", Nodes.text("AWS::DynamoDB::Table"));
    resource.set("Properties", properties);
    return resource;
  }

  private static ObjectNode attribute(String name, String key, String value) {
    return Nodes.object("AttributeName", Nodes.text(name)).put(key, value);
  }

  /** What API Gateway calls the function for: it routes nothing by itself. */
  ArrayNode events() {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    for (String route : List.of("$connect", "$disconnect", "$default")) {
      ObjectNode settings = events.addObject().putObject("websocket").put("route", route);
      if (route.equals("$default") && !config.repliesByConnections()) {
        settings.put("routeResponseSelectionExpression", "$default");
      }
    }
    return events;
  }
}
