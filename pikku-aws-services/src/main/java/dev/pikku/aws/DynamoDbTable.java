package dev.pikku.aws;

import dev.pikku.json.JsonWriter;

/** Makes the table of channels, as the generated CloudFormation does. */
final class DynamoDbTable {
  private static final int TURNS = 300;

  private final DynamoDb db;

  DynamoDbTable(DynamoDb db) {
    this.db = db;
  }

  /** Several processes may do this at once; those who come late wait until it is there. */
  void create() {
    if (!isThere()) {
      DynamoDbAnswer answer = db.answer("CreateTable", schema());
      if (!answer.isAccepted() && !answer.isRefusedAs("ResourceInUseException")) {
        throw db.refusal("CreateTable", answer.describe(), null);
      }
      for (int turn = 1; !isThere(); turn++) {
        if (turn == TURNS) {
          throw db.refusal("CreateTable", "it takes too long", null);
        }
        db.pause(turn);
      }
    }
    expire();
  }

  private boolean isThere() {
    DynamoDbAnswer answer = db.answer("DescribeTable", db.request().endObject());
    if (answer.isRefusedAs("ResourceNotFoundException")) {
      return false;
    }
    if (!answer.isAccepted()) {
      throw db.refusal("DescribeTable", answer.describe(), null);
    }
    // a table that is being updated works, too
    Object status = answer.object("Table").get("TableStatus");
    return "ACTIVE".equals(status) || "UPDATING".equals(status);
  }

  private JsonWriter schema() {
    JsonWriter out = db.request().name("BillingMode").value("PAY_PER_REQUEST");
    out.name("AttributeDefinitions").beginArray();
    attribute(out, "pk");
    attribute(out, "sk");
    out.endArray().name("KeySchema").beginArray();
    key(out, "pk", "HASH");
    key(out, "sk", "RANGE");
    return out.endArray().endObject();
  }

  private static void attribute(JsonWriter out, String name) {
    out.beginObject()
        .name("AttributeName")
        .value(name)
        .name("AttributeType")
        .value("S")
        .endObject();
  }

  private static void key(JsonWriter out, String name, String type) {
    out.beginObject().name("AttributeName").value(name).name("KeyType").value(type).endObject();
  }

  private void expire() {
    if (expires()) {
      return;
    }
    JsonWriter out = db.request().name("TimeToLiveSpecification").beginObject();
    out.name("AttributeName").value("expiresAt").name("Enabled").value(true);
    DynamoDbAnswer answer = db.answer("UpdateTimeToLive", out.endObject().endObject());
    // another process may have been faster
    if (!answer.isAccepted() && !expires()) {
      throw db.refusal("UpdateTimeToLive", answer.describe(), null);
    }
  }

  private boolean expires() {
    DynamoDbAnswer answer = db.call("DescribeTimeToLive", db.request().endObject());
    Object status = answer.object("TimeToLiveDescription").get("TimeToLiveStatus");
    return "ENABLED".equals(status) || "ENABLING".equals(status);
  }
}
