package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.LambdaConfig;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One Lambda function for each door. */
final class FunctionsSection {
  private final BackendConfig config;
  private final PikkuModel model;
  private final Deployment deployment;
  private final BackendQueues queues;
  private final BackendRpc rpc;
  private final BackendChannels channels;
  private final ScheduleEvents schedules;

  FunctionsSection(
      BackendConfig config,
      PikkuModel model,
      Deployment deployment,
      BackendQueues queues,
      BackendChannels channels,
      ScheduleEvents schedules) {
    this.config = config;
    this.model = model;
    this.deployment = deployment;
    this.queues = queues;
    rpc = BackendRpc.of(config);
    this.channels = channels;
    this.schedules = schedules;
  }

  ObjectNode build() {
    ObjectNode functions = Nodes.object();
    deployment.handlers().forEach((door, handler) -> functions.set(door, function(door, handler)));
    return functions;
  }

  private ObjectNode function(String door, String handler) {
    // the same function but for CORS
    LambdaConfig lambda = config.lambda(door.equals("corsless") ? "http" : door);
    ObjectNode function = Nodes.object("handler", Nodes.text(handler));
    if (!lambda.runtime().equals(config.lambda().runtime())) {
      function.put("runtime", lambda.runtime());
    }
    function.put("memorySize", lambda.memorySize());
    function.put("timeout", lambda.timeout());
    function.put("architecture", lambda.architecture());
    if (lambda.snapStart()) {
      function.put("snapStart", true);
    }
    lambda.reservedConcurrency().ifPresent(count -> function.put("reservedConcurrency", count));
    lambda
        .provisionedConcurrency()
        .ifPresent(count -> function.put("provisionedConcurrency", count));
    if (!lambda.layers().isEmpty()) {
      function.set("layers", Nodes.list(lambda.layers()));
    }
    lambda.vpc().ifPresent(vpc -> function.set("vpc", vpc(vpc)));
    environment(door, lambda, function);
    // the framework reads a function's artifact only if functions are packaged individually
    function.putObject("package").put("individually", true).put("artifact", deployment.artifact());
    if (door.equals("scheduler")) {
      schedules.settings(function);
    }
    function.set("events", events(door));
    return function;
  }

  private static ObjectNode vpc(LambdaConfig.Vpc vpc) {
    ObjectNode node = Nodes.object("securityGroupIds", Nodes.list(vpc.securityGroupIds()));
    node.set("subnetIds", Nodes.list(vpc.subnetIds()));
    return node;
  }

  private void environment(String door, LambdaConfig lambda, ObjectNode function) {
    SortedMap<String, JsonNode> variables = new TreeMap<>();
    if (door.equals("queue")) {
      queues
          .kept()
          .forEach(
              (queue, worker) ->
                  variables.put(
                      QueueNames.nameVariable(queue),
                      Nodes.text(QueueNames.physical(queue, worker.fifo()))));
    }
    for (String queue : deployment.of(door).queuesSentTo()) {
      variables.put(QueueNames.urlVariable(queue), queues.url(queue));
    }
    for (String called : deployment.of(door).callsElsewhere()) {
      variables.put(BackendRpc.variable(called), Nodes.text(rpc.lambdaFunction(called)));
    }
    if (deployment.of(door).channels()) {
      channels.environment(variables);
    }
    if (deployment.of(door).idempotent()) {
      new BackendIdempotency(config.idempotency()).environment(variables);
    }
    if (!deployment.of(door).secrets().isEmpty()) {
      new BackendSecrets(config.secretStore()).environment(variables);
    }
    if (deployment.of(door).content()) {
      BackendContent.of(config).environment(variables);
    }
    lambda.environment().forEach((name, value) -> variables.put(name, Nodes.text(value)));
    if (!variables.isEmpty()) {
      function.putObject("environment").setAll(variables);
    }
  }

  private ArrayNode events(String door) {
    return switch (door) {
      // what calls one the overlay says: one API cannot have two functions for each request; the
      // other is called by its name
      case "corsless", "rpc" -> JsonNodeFactory.instance.arrayNode();
      case "http" -> HttpEvents.of(config, wirings(model, WiringModel.Http.class));
      case "channel" -> channels.events();
      case "queue" -> QueueEvents.of(queues);
      case "scheduler" -> schedules.events();
      default -> throw new IllegalArgumentException("There is no door " + door);
    };
  }

  /** The wirings of one transport. */
  static <W extends WiringModel> List<W> wirings(PikkuModel model, Class<W> type) {
    return model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
