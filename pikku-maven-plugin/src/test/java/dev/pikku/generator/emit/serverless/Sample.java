package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.generator.config.ArtifactConfigs;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.ConfigReader;
import dev.pikku.generator.config.ConfigRequest;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.model.ChannelModel;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/** A backend put together by hand, whose {@code serverless.yml} a test looks at. */
final class Sample {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final Diagnostics diagnostics = new Diagnostics();
  private final BackendConfig config;
  private final List<FunctionModel> functions = new ArrayList<>();
  private final Map<String, String> handlers = new TreeMap<>();
  private final Set<String> sentTo = new TreeSet<>();
  private final Set<String> secrets = new TreeSet<>();
  private final Set<String> channels = new TreeSet<>();
  private int line;

  private Sample(BackendConfig config) {
    this.config = config;
  }

  /** A backend with a config, read as in any build. */
  static Sample in(Path directory, String json) {
    try {
      Files.writeString(
          Files.createDirectories(directory.resolve("backends/todos")).resolve("pikku.config.json"),
          json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Diagnostics problems = new Diagnostics();
    BackendConfig config =
        ConfigReader.read(
                new ConfigRequest(
                    directory,
                    directory.resolve("backends/todos"),
                    "todos",
                    "com.acme.todos.pikku",
                    ArtifactConfigs.none(),
                    List.of(),
                    List.of(),
                    Map.of()),
                problems)
            .backend();
    assertThat(problems.errors()).isEmpty();
    return new Sample(config);
  }

  Sample http(String method, String route) {
    handlers.put("http", "com.acme.todos.pikku.HttpHandler");
    return function(
        new WiringModel.Http(
            method,
            route,
            200,
            false,
            false,
            true,
            Optional.empty(),
            List.of(),
            List.of(),
            place()));
  }

  Sample worker(String queue) {
    return worker(queue, 10, 0, 0, false);
  }

  Sample worker(String queue, int batchSize, int window, int concurrency, boolean fifo) {
    handlers.put("queue", "com.acme.todos.pikku.QueueHandler");
    return function(
        new WiringModel.QueueWorker(
            queue,
            batchSize,
            window,
            concurrency,
            fifo,
            true,
            3,
            false,
            List.of(),
            List.of(),
            place()));
  }

  /** A worker whose input has a type. */
  Sample workerOf(String queue, String type) {
    int dot = type.lastIndexOf('.');
    TypeRef input = new TypeRef.ClassType(type.substring(0, dot), type.substring(dot + 1));
    return function(
        List.of(
            new WiringModel.QueueWorker(
                queue, 10, 0, 0, false, true, 3, false, List.of(), List.of(), place())),
        List.of(
            new ParameterModel(
                "input", use(input), ParameterModel.Kind.INPUT, Optional.empty(), place())));
  }

  Sample task(String name, String schedule, String timeZone) {
    return task(name, schedule, timeZone, "", "");
  }

  Sample task(String name, String schedule, String timeZone, String start, String end) {
    handlers.put("scheduler", "com.acme.todos.pikku.SchedulerHandler");
    return function(
        new WiringModel.ScheduledTask(
            name, schedule, timeZone, start, end, List.of(), List.of(), place()));
  }

  /** A function that sends, without a wiring of its own. */
  Sample sends(String queue) {
    sentTo.add(queue);
    TypeRef type =
        new TypeRef.ClassType(
            "dev.pikku.service", "Queue", List.of(new TypeRef.ClassType("java.util", "UUID")));
    return function(
        List.of(),
        List.of(
            new ParameterModel(
                "queue", use(type), ParameterModel.Kind.QUEUE, Optional.of(queue), place())));
  }

  /** A channel that clients connect to. */
  Sample channel(String name) {
    handlers.put("channel", "com.acme.todos.pikku.WebSocketHandler");
    channels.add("channel");
    return function(
        new WiringModel.Channel(
            new ChannelModel(
                name,
                new TypeRef.ClassType("com.acme", "Feed"),
                "action",
                true,
                List.of(),
                List.of(),
                place()),
            WiringModel.Channel.Event.MESSAGE,
            "",
            true,
            List.of(),
            List.of(),
            place()));
  }

  /** A function behind a door that publishes to a topic. */
  Sample publishes(String door, String topic) {
    channels.add(door);
    TypeRef type =
        new TypeRef.ClassType(
            "dev.pikku.service", "Topic", List.of(new TypeRef.ClassType("java.util", "UUID")));
    return function(
        List.of(),
        List.of(
            new ParameterModel(
                "topic", use(type), ParameterModel.Kind.TOPIC, Optional.of(topic), place())));
  }

  Sample reads(String secret) {
    secrets.add(secret);
    return this;
  }

  String text() {
    return emit().content();
  }

  GeneratedFile emit() {
    Map<String, Capabilities> capabilities = new TreeMap<>();
    handlers
        .keySet()
        .forEach(
            door ->
                capabilities.put(door, new Capabilities(sentTo, secrets, channels.contains(door))));
    return emit(new Deployment("target/todos-1.0-lambda.zip", handlers, capabilities));
  }

  GeneratedFile emit(Deployment deployment) {
    return ServerlessEmitter.emit(config, model(), deployment, diagnostics);
  }

  Diagnostics emitted() {
    emit();
    return diagnostics;
  }

  /** What is written, read back; there must be no error. */
  JsonNode tree() {
    String text = text();
    assertThat(diagnostics.errors()).isEmpty();
    return parse(text);
  }

  /** The one error that is reported. */
  Diagnostic refusal(Code code) {
    emit();
    assertThat(diagnostics.errors()).hasSize(1);
    Diagnostic refusal = diagnostics.errors().get(0);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.fact()).endsWith(".");
    assertThat(refusal.remedy()).endsWith(".");
    return refusal;
  }

  PikkuModel model() {
    return new PikkuModel(
        functions,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }

  static JsonNode parse(String yaml) {
    return MAPPER.valueToTree(new Yaml().load(yaml));
  }

  static TypeUse use(TypeRef type) {
    return new TypeUse(type, false, false, List.of(), List.of());
  }

  private Sample function(WiringModel wiring) {
    return function(List.of(wiring), List.of());
  }

  private Sample function(List<WiringModel> wirings, List<ParameterModel> parameters) {
    MethodModel method =
        new MethodModel(
            new TypeRef.ClassType("com.acme", "Todos"),
            "f" + line,
            true,
            parameters,
            use(new TypeRef.PrimitiveType("void")),
            place());
    functions.add(
        new FunctionModel(
            "Todos.f" + line,
            method,
            List.of(),
            wirings,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ""));
    return this;
  }

  private Place place() {
    return new Place("Todos.java", ++line);
  }
}
