package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.model.PikkuModel;
import java.util.List;
import java.util.SortedSet;

/** The cloud, the runtime, the gateway's settings, and what the functions' role may do. */
final class ProviderSection {
  private ProviderSection() {}

  static ObjectNode of(
      BackendConfig config,
      PikkuModel model,
      Deployment deployment,
      BackendQueues queues,
      BackendChannels channels,
      ScheduleEvents schedules) {
    ObjectNode provider = Nodes.object("name", Nodes.text("aws"));
    provider.put("runtime", config.lambda().runtime());
    if (deployment.handlers().containsKey("http")) {
      gateway(config, provider);
    }
    ArrayNode statements = statements(config, deployment, queues);
    if (schedules.hasDeadLetters()) {
      allow("sqs:SendMessage", statements).add(ScheduleEvents.failedRuns());
    }
    if (!deployment.doorsWithChannels().isEmpty()) {
      channels.allow(statements);
    }
    BackendIdempotency idempotency = new BackendIdempotency(config.idempotency());
    if (!deployment.idempotentDoors().isEmpty()) {
      idempotency.allow(statements);
    }
    idempotency.allowEffects(model, statements);
    if (deployment.hasContent()) {
      BackendContent.of(config).allow(statements);
    }
    if (!statements.isEmpty()) {
      provider.putObject("iam").putObject("role").set("statements", statements);
    }
    return provider;
  }

  private static void gateway(BackendConfig config, ObjectNode provider) {
    if (config.http().api().equals("rest")) {
      // without it the gateway reads bytes as text, in requests and in answers
      provider.putObject("apiGateway").putArray("binaryMediaTypes").add("*/*");
    } else {
      provider.putObject("httpApi").put("payload", "2.0");
    }
  }

  private static ArrayNode statements(
      BackendConfig config, Deployment deployment, BackendQueues queues) {
    ArrayNode statements = JsonNodeFactory.instance.arrayNode();
    SortedSet<String> sentTo = deployment.queuesSentTo();
    if (!sentTo.isEmpty()) {
      ArrayNode resources = allow("sqs:SendMessage", statements);
      sentTo.forEach(queue -> resources.add(queues.arn(queue)));
    }
    QueueEncryption.of(queues, sentTo).allow(statements);
    BackendRpc rpc = BackendRpc.of(config);
    SortedSet<String> functions = rpc.lambdaFunctions(deployment.callsElsewhere());
    if (!functions.isEmpty()) {
      ArrayNode resources = allow("lambda:InvokeFunction", statements);
      functions.forEach(function -> resources.add(Nodes.arn("lambda", "function:" + function)));
    }
    SortedSet<String> secrets = deployment.secrets();
    if (!secrets.isEmpty()) {
      new BackendSecrets(config.secretStore()).allow(secrets, statements);
    }
    return statements;
  }

  /** Adds a statement that allows one action; what it is allowed for goes into the result. */
  static ArrayNode allow(String action, ArrayNode statements) {
    return allow(List.of(action), statements);
  }

  static ArrayNode allow(List<String> actions, ArrayNode statements) {
    ObjectNode statement = statements.addObject().put("Effect", "Allow");
    statement.set("Action", Nodes.list(actions));
    return statement.putArray("Resource");
  }
}
