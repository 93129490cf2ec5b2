package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a backend may do with KMS keys that encrypt its queues: SQS asks in the name of who sends or
 * receives.
 *
 * @param keys whether messages are sent under it, by key
 */
record QueueEncryption(SortedMap<String, Boolean> keys) {
  private static final String OF_SQS = "alias/aws/";
  private static final List<String> SEND = List.of("kms:GenerateDataKey", "kms:Decrypt");
  private static final List<String> RECEIVE = List.of("kms:Decrypt");

  static QueueEncryption of(BackendQueues queues, Set<String> sentTo) {
    SortedMap<String, Boolean> keys = new TreeMap<>();
    for (String queue : queues.kept().keySet()) {
      queues.settings(queue).key().ifPresent(key -> keys.put(key, false));
    }
    for (String queue : sentTo) {
      queues.settings(queue).key().ifPresent(key -> keys.put(key, true));
    }
    return new QueueEncryption(keys);
  }

  void allow(ArrayNode statements) {
    keys.forEach(
        (key, sent) -> {
          String alias = key.substring(key.indexOf(":alias/") + 1);
          if (alias.startsWith(OF_SQS)) {
            return; // AWS's own key lets everybody of the account who may use the queue
          }
          ProviderSection.allow(sent ? SEND : RECEIVE, statements).add(resource(key));
          if (alias.startsWith("alias/")) {
            // IAM knows keys, and an alias by the keys that have it alone
            condition((ObjectNode) statements.get(statements.size() - 1), alias);
          }
        });
  }

  private static void condition(ObjectNode statement, String alias) {
    statement
        .putObject("Condition")
        .putObject("ForAnyValue:StringEquals")
        .put("kms:ResourceAliases", alias);
  }

  private static JsonNode resource(String key) {
    int alias = key.indexOf("alias/");
    if (alias == 0) {
      return Nodes.arn("kms", "key/*");
    }
    if (alias > 0) {
      return Nodes.text(key.substring(0, alias) + "key/*");
    }
    return key.startsWith("arn:") || key.startsWith("${")
        ? Nodes.text(key)
        : Nodes.arn("kms", "key/" + key);
  }
}
