package dev.pikku.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.local.deployment.EventSource.ChannelRoute;
import dev.pikku.local.deployment.EventSource.HttpRoute;
import dev.pikku.local.deployment.EventSource.QueueSource;
import dev.pikku.local.deployment.EventSource.ScheduleSource;
import dev.pikku.local.deployment.QueuePlan.Redrive;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Account;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a serverless.yml. What only AWS can know is told as a warning, and left out. */
public final class DeploymentReader {
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String CHANNELS = "PIKKU_CHANNELS";
  private static final String IDEMPOTENCY = "PIKKU_IDEMPOTENCY";
  private static final String SECRETS = "PIKKU_SECRETS";
  private static final String CONTENT = "PIKKU_CONTENT";

  /** From where functions are started, which is among what the build made. */
  private static final String CONTENT_FOLDER = "folder:../pikku-content";

  private static final String S3 = "s3:";
  private static final String DYNAMODB = "dynamodb:";
  private static final String URL_EXPORT = "-url";

  private final JsonNode root;
  private final Diagnostics diagnostics;
  private final String stage;
  private final String region;
  private final Variables variables;
  private final Map<String, String> environment;
  private final String queues;

  private boolean keepsChannels;

  /** The queues by name: those that others own are found on the way. */
  private final SortedMap<String, QueuePlan> plans = new TreeMap<>();

  private DeploymentReader(
      JsonNode root, String queues, Map<String, String> environment, Diagnostics diagnostics) {
    this.root = root;
    this.diagnostics = diagnostics;
    this.stage = root.at("/provider/stage").asText("dev");
    this.region = root.at("/provider/region").asText("us-east-1");
    this.environment = environment;
    this.queues = queues;
    Map<String, String> known = new LinkedHashMap<>();
    known.put("self:service", root.path("service").asText());
    known.put("sls:stage", stage);
    known.put("opt:stage", stage);
    known.put("self:provider.stage", stage);
    known.put("aws:region", region);
    known.put("opt:region", region);
    known.put("self:provider.region", region);
    known.put("aws:accountId", Account.ID);
    this.variables = new Variables(known, environment);
  }

  /**
   * Reads what is deployed.
   *
   * @param yaml the text of serverless.yml
   * @param queues where queues are on this machine, without a slash at the end
   * @param environment this process's, for {@code ${env:…}}
   * @param diagnostics takes what is not known here
   * @throws IOException if the text is no YAML
   */
  public static Deployment read(
      String yaml, String queues, Map<String, String> environment, Diagnostics diagnostics)
      throws IOException {
    Object tree;
    try {
      tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (YAMLException e) {
      throw new IOException("serverless.yml cannot be read: " + e.getMessage(), e);
    }
    return new DeploymentReader(Json.tree(tree), queues, environment, diagnostics).read();
  }

  private Deployment read() {
    root.at("/resources/Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(QUEUE))
        .map(resource -> queue(resource.getKey(), resource.getValue().path("Properties")))
        .forEach(plan -> plans.put(plan.name(), plan));
    List<FunctionPlan> functions = new ArrayList<>();
    root.path("functions")
        .properties()
        .forEach(function -> functions.add(function(function.getKey(), function.getValue())));
    List<String> binaryTypes = new ArrayList<>();
    root.at("/provider/apiGateway/binaryMediaTypes")
        .forEach(type -> binaryTypes.add(type.asText()));
    return new Deployment(
        root.path("service").asText(),
        stage,
        region,
        binaryTypes,
        functions,
        keepsChannels,
        List.copyOf(plans.values()));
  }

  private QueuePlan queue(String id, JsonNode properties) {
    boolean fifo = properties.path("FifoQueue").asBoolean();
    JsonNode redrive = properties.path("RedrivePolicy");
    Optional<Redrive> deadLetters =
        attribute(redrive.path("deadLetterTargetArn"))
            .map(queue -> new Redrive(queueName(queue), redrive.path("maxReceiveCount").asInt(3)));
    return new QueuePlan(
        queueName(id),
        properties.path("VisibilityTimeout").asInt(30),
        properties.path("DelaySeconds").asInt(),
        properties.path("MessageRetentionPeriod").asInt(QueuePlan.RETENTION),
        fifo,
        properties.path("ContentBasedDeduplication").asBoolean(),
        properties.path("DeduplicationScope").asText().equals("messageGroup"),
        deadLetters);
  }

  /** A queue's name by the id of its resource. */
  private String queueName(String id) {
    JsonNode name = root.path("resources").path("Resources").path(id).at("/Properties/QueueName");
    return name.isTextual() ? variables.resolve(name.asText()).orElse(id) : id;
  }

  private FunctionPlan function(String name, JsonNode function) {
    Map<String, String> values = new LinkedHashMap<>();
    environment(root.at("/provider/environment"), name, values);
    environment(function.path("environment"), name, values);
    List<EventSource> sources = new ArrayList<>();
    function
        .path("events")
        .forEach(
            event ->
                event
                    .properties()
                    .forEach(
                        kind -> source(kind.getKey(), kind.getValue()).ifPresent(sources::add)));
    return new FunctionPlan(
        name,
        function.path("handler").asText(),
        number(function, "memorySize", 1024),
        Duration.ofSeconds(number(function, "timeout", 6)),
        values,
        sources);
  }

  private int number(JsonNode function, String key, int fallback) {
    return function.path(key).asInt(root.path("provider").path(key).asInt(fallback));
  }

  private void environment(JsonNode section, String function, Map<String, String> values) {
    section
        .properties()
        .forEach(
            entry -> {
              Optional<String> value = value(entry.getValue());
              if (entry.getKey().equals(CHANNELS)) {
                channels(value, values);
                return;
              }
              if (entry.getKey().equals(IDEMPOTENCY)) {
                values.put(IDEMPOTENCY, idempotency(value));
                return;
              }
              if (entry.getKey().equals(SECRETS)) {
                // secrets of AWS stay there, unless the shell says so
                values.put(SECRETS, environment.getOrDefault(SECRETS, "environment:"));
                return;
              }
              if (entry.getKey().equals(CONTENT)) {
                values.put(CONTENT, environment.getOrDefault(CONTENT, content(value)));
                return;
              }
              value.ifPresent(text -> values.put(entry.getKey(), text));
              if (value.isEmpty() && !environment.containsKey(entry.getKey())) {
                unknown(entry.getKey(), function);
              }
            });
  }

  /** Content of AWS stays there, too. */
  private static String content(Optional<String> place) {
    return place.filter(where -> !where.startsWith(S3)).orElse(CONTENT_FOLDER);
  }

  /** What is kept on AWS is kept there by functions on AWS alone, unless the shell says so. */
  private void channels(Optional<String> place, Map<String, String> values) {
    if (environment.containsKey(CHANNELS)) {
      values.put(CHANNELS, environment.get(CHANNELS));
    } else if (place.isPresent() && !place.get().startsWith(DYNAMODB)) {
      values.put(CHANNELS, place.get());
    } else {
      values.remove(CHANNELS); // of the provider, which the function's own would have replaced
      keepsChannels = true;
    }
  }

  /** Calls that are noted on AWS are noted here in the function's own memory. */
  private String idempotency(Optional<String> place) {
    String here = place.filter(stated -> !stated.startsWith(DYNAMODB)).orElse("memory:");
    return environment.getOrDefault(IDEMPOTENCY, here);
  }

  private void unknown(String variable, String function) {
    diagnostics.warn(
        Code.UNKNOWN_LOCAL_VALUE,
        new Place("serverless.yml", 0),
        "What \"" + variable + "\" of the function \"" + function + "\" is, only AWS knows.",
        "Set the variable " + variable + " where you start mvn, if the function needs it.");
  }

  private Optional<String> value(JsonNode node) {
    if (node.isValueNode()) {
      return node.isNull() ? Optional.empty() : variables.resolve(node.asText());
    }
    if (isQueue(node.path("Ref").asText())) {
      return Optional.of(queueUrl(queueName(node.path("Ref").asText())));
    }
    if (node.path("Fn::ImportValue").isTextual()) {
      return variables.resolve(node.path("Fn::ImportValue").asText()).flatMap(this::imported);
    }
    return attribute(node)
        .filter(this::isQueue)
        .map(queue -> Account.arn("sqs", region, queueName(queue)));
  }

  /** The queue of another backend. It is there, too, so that messages can be sent. */
  private Optional<String> imported(String export) {
    if (!export.endsWith(URL_EXPORT)) {
      return Optional.empty();
    }
    String name = export.substring(0, export.length() - URL_EXPORT.length());
    plans.putIfAbsent(name, QueuePlan.named(name));
    return Optional.of(queueUrl(name));
  }

  private String queueUrl(String name) {
    return queues + "/" + Account.ID + "/" + name;
  }

  private boolean isQueue(String id) {
    return root.path("resources").path("Resources").path(id).path("Type").asText().equals(QUEUE);
  }

  /** The resource whose ARN is meant. */
  private static Optional<String> attribute(JsonNode node) {
    JsonNode attribute = node.path("Fn::GetAtt");
    if (attribute.isArray() && attribute.path(1).asText().equals("Arn")) {
      return Optional.of(attribute.path(0).asText());
    }
    return attribute.isTextual() && attribute.asText().endsWith(".Arn")
        ? Optional.of(attribute.asText().substring(0, attribute.asText().length() - 4))
        : Optional.empty();
  }

  private Optional<EventSource> source(String kind, JsonNode event) {
    return switch (kind) {
      case "httpApi" -> Optional.of(route(false, event));
      case "http" -> Optional.of(route(true, event));
      case "websocket" -> Optional.of(channel(event));
      case "sqs" -> queueSource(event);
      case "schedule" -> Optional.of(schedule(event));
      default -> Optional.empty(); // there is nothing that could call it on this machine
    };
  }

  private static HttpRoute route(boolean rest, JsonNode event) {
    String method = event.path("method").asText("*");
    String path = event.path("path").asText("*");
    if (event.isTextual()) {
      int space = event.asText().indexOf(' ');
      method = space < 0 ? "*" : event.asText().substring(0, space);
      path = event.asText().substring(space + 1).strip();
    }
    boolean any = method.equals("*") || method.equalsIgnoreCase("any");
    return new HttpRoute(
        rest,
        any ? "ANY" : method.toUpperCase(Locale.ROOT),
        path.equals("*") ? "$default" : path.startsWith("/") ? path : "/" + path);
  }

  private static ChannelRoute channel(JsonNode event) {
    return new ChannelRoute(
        event.isTextual() ? event.asText() : event.path("route").asText(),
        event.path("routeResponseSelectionExpression").asText().equals("$default"));
  }

  private Optional<EventSource> queueSource(JsonNode event) {
    return attribute(event.path("arn"))
        .filter(this::isQueue)
        .map(
            queue ->
                new QueueSource(
                    queueName(queue),
                    event.path("batchSize").asInt(10),
                    event.path("maximumBatchingWindow").asInt(),
                    event.path("functionResponseType").asText().equals("ReportBatchItemFailures")));
  }

  private static ScheduleSource schedule(JsonNode event) {
    List<String> expressions = new ArrayList<>();
    JsonNode rate = event.isTextual() ? event : event.path("rate");
    if (rate.isArray()) {
      rate.forEach(expression -> expressions.add(expression.asText()));
    } else {
      expressions.add(rate.asText());
    }
    JsonNode input = event.path("input");
    String task = input.path("task").asText();
    String name = task.isEmpty() ? event.path("name").asText(expressions.get(0)) : task;
    return new ScheduleSource(
        name,
        expressions,
        event.path("timezone").asText("UTC"),
        input instanceof MissingNode ? "" : input.toString());
  }
}
