package dev.pikku.generator.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig.ArchiveConfig;
import dev.pikku.generator.config.BackendConfig.HttpConfig;
import dev.pikku.generator.config.BackendConfig.JsonConfig;
import dev.pikku.generator.config.BackendConfig.LogConfig;
import dev.pikku.generator.config.BackendConfig.Origins;
import dev.pikku.generator.config.BackendConfig.ServicesConfig;
import dev.pikku.generator.config.key.ConfigKeys;
import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Patch;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a {@link BackendConfig} of a merged, checked config. */
final class ConfigBinder {
  private static final List<String> CORS_HEADERS =
      List.of("content-type", "authorization", "x-api-key");

  private final ConfigObject merged;
  private final ConfigObject applied;
  private final Settings settings;
  private final Problems problems;

  ConfigBinder(ConfigObject merged, Problems problems) {
    this.merged = merged;
    this.problems = problems;
    applied = Patch.applied(merged);
    settings = new Settings(ConfigKeys.ROOT, applied);
  }

  BackendConfig bind(String name, String packageName, String version) {
    Settings http = settings.section("http");
    Settings json = settings.section("json");
    Settings archive = settings.section("archive");
    Settings log = settings.section("log");
    String service = settings.text("name").orElse(name);
    return new BackendConfig(
        service,
        settings.text("package").orElse(packageName),
        filters(applied.object("filters")),
        queues(),
        rpc(),
        channels(),
        schedules(),
        idempotency(),
        new HttpConfig(
            http.text("api").orElseThrow(),
            http.is("mode", "routes"),
            http.whole("maxBodySize").orElseThrow(),
            http.whole("maxValues").orElseThrow(),
            http.is("compress"),
            http.whole("compressMinSize").orElseThrow(),
            http.is("exposeErrors"),
            http.is("requestLog"),
            http.text("publicUrl"),
            cors()),
        new LogConfig(log.is("channels"), log.is("jobs"), log.is("tasks"), log.is("rpc")),
        applied
            .get("metrics")
            .map(unused -> settings.section("metrics").text("namespace").orElse(service)),
        new JsonConfig(json.is("unknownKeys", "ignore"), json.is("jackson")),
        openapi(name, version),
        new ServicesConfig(settings.section("services").is("create", "lazy")),
        lambda(merged.object("lambda").without("functions")),
        functions(),
        new ArchiveConfig(archive.is("minimize"), archive.is("attach")),
        settings.texts("secrets"),
        secretStore(),
        content(),
        merged.object("serverless").toJson(),
        Origins.of(places()));
  }

  private Optional<CorsConfig> cors() {
    ConfigObject http = applied.object("http");
    CorsRules.check(http, problems);
    Settings cors = settings.section("http").section("cors");
    boolean statesHeaders = cors.object().get("headers").isPresent();
    return http.get("cors")
        .map(
            stated ->
                new CorsConfig(
                    cors.texts("origins"),
                    statesHeaders ? cors.texts("headers") : CORS_HEADERS,
                    cors.texts("exposeHeaders"),
                    cors.is("credentials"),
                    cors.whole("maxAge").orElseThrow(),
                    cors.text("deploy").orElseThrow()));
  }

  private OpenApiConfig openapi(String name, String version) {
    ConfigObject object = applied.object("openapi");
    OpenApiRules.check(object, problems);
    Settings openapi = settings.section("openapi");
    List<OpenApiConfig.Server> servers = new ArrayList<>();
    if (object.get("servers").orElse(null) instanceof ConfigList list) {
      for (ConfigValue item : list.items()) {
        servers.add(
            new OpenApiConfig.Server(
                item.toJson().path("url").asText(), item.toJson().path("description").asText()));
      }
    }
    SortedMap<String, ObjectNode> security = new TreeMap<>();
    ConfigObject schemes = object.object("security");
    schemes.members().keySet().forEach(key -> security.put(key, schemes.object(key).toJson()));
    return new OpenApiConfig(
        openapi.text("title").orElse(name),
        openapi.text("version").orElse(version),
        openapi.text("description").orElse(""),
        servers,
        object.get("security").isPresent() ? security : OpenApiConfig.bearer(),
        openapi.text("route"));
  }

  private static FilterConfig filters(ConfigObject object) {
    Map<FilterConfig.Kind, List<FilterConfig.Value>> includes =
        new EnumMap<>(FilterConfig.Kind.class);
    Map<FilterConfig.Kind, List<FilterConfig.Value>> excludes =
        new EnumMap<>(FilterConfig.Kind.class);
    for (FilterConfig.Kind kind : FilterConfig.Kind.values()) {
      object.get(kind.key()).ifPresent(list -> includes.put(kind, values(list)));
      object.get(kind.excludeKey()).ifPresent(list -> excludes.put(kind, values(list)));
    }
    return new FilterConfig(includes, excludes);
  }

  private static List<FilterConfig.Value> values(ConfigValue list) {
    List<FilterConfig.Value> values = new ArrayList<>();
    for (ConfigValue item : ((ConfigList) list).items()) {
      boolean inherited = !item.source().origin().own();
      values.add(new FilterConfig.Value(item.toJson().textValue(), inherited, item.place()));
    }
    return values;
  }

  private SortedMap<String, QueueConfig> queues() {
    SortedMap<String, QueueConfig> queues = new TreeMap<>();
    ConfigObject object = applied.object("queues");
    for (String name : object.members().keySet()) {
      queues.put(name, queue(new Settings(ConfigKeys.QUEUE, object.object(name))));
    }
    return queues;
  }

  private static QueueConfig queue(Settings queue) {
    return new QueueConfig(
        queue.text("from"),
        queue.whole("batchSize"),
        queue.whole("batchingWindow"),
        queue.whole("maximumConcurrency"),
        queue.whole("maxReceiveCount"),
        queue.whole("visibilityTimeout"),
        queue.whole("messageRetention"),
        queue.whole("deadLetterRetention"),
        queue.whole("delay"),
        queue.text("deduplicationScope"),
        queue.text("fifoThroughputLimit"),
        queue.text("key"));
  }

  private SortedMap<String, String> rpc() {
    SortedMap<String, String> rpc = new TreeMap<>();
    ConfigObject object = applied.object("rpc");
    for (String name : object.members().keySet()) {
      object.object(name).get("from").ifPresent(v -> rpc.put(name, v.toJson().textValue()));
    }
    return rpc;
  }

  private SchedulesConfig schedules() {
    Settings schedules = settings.section("schedules");
    return new SchedulesConfig(
        schedules.whole("retries"),
        schedules.whole("maximumEventAge"),
        schedules.whole("deliveryRetries"),
        schedules.is("deadLetters"));
  }

  private ChannelsConfig channels() {
    Settings channels = settings.section("channels");
    return new ChannelsConfig(
        channels.text("store").orElseThrow(),
        channels.text("table"),
        channels.text("from"),
        channels.is("replies", "connections"),
        channels.texts("origins"),
        channels.is("schema", "start"));
  }

  private IdempotencyConfig idempotency() {
    Settings idempotency = settings.section("idempotency");
    return new IdempotencyConfig(
        idempotency.text("store").orElseThrow(),
        idempotency.text("table"),
        idempotency.is("schema", "start"),
        idempotency.texts("tables"));
  }

  private ContentConfig content() {
    ContentRules.check(applied.object("content"), problems);
    Settings content = settings.section("content");
    return new ContentConfig(
        content.is("store", "s3"),
        content.text("bucket"),
        content.text("from"),
        content.texts("origins"));
  }

  private SecretStoreConfig secretStore() {
    Settings store = settings.section("secretStore");
    return new SecretStoreConfig(
        store.text("kind"),
        store.text("prefix").orElseThrow(),
        store.whole("ttl").orElseThrow(),
        store.text("key"));
  }

  private SortedMap<String, LambdaConfig> functions() {
    SortedMap<String, LambdaConfig> functions = new TreeMap<>();
    ConfigObject lambda = merged.object("lambda");
    ConfigObject stated = lambda.object("functions");
    Patch patch = new Patch(problems, new HashSet<>());
    for (String name : stated.members().keySet()) {
      ConfigObject function = patch.over(lambda.without("functions"), stated.object(name));
      functions.put(name, lambda(function));
    }
    return functions;
  }

  private LambdaConfig lambda(ConfigObject patch) {
    ConfigObject object = Patch.applied(patch);
    LambdaRules.check(object, problems);
    Settings lambda = new Settings(ConfigKeys.LAMBDA_FUNCTION, object);
    Settings vpc = lambda.section("vpc");
    SortedMap<String, String> environment = new TreeMap<>();
    object
        .object("environment")
        .members()
        .forEach((name, member) -> environment.put(name, member.value().toJson().textValue()));
    return new LambdaConfig(
        lambda.text("runtime").orElseThrow(),
        lambda.whole("memorySize").orElseThrow(),
        lambda.whole("timeout").orElseThrow(),
        lambda.text("architecture").orElseThrow(),
        lambda.is("snapStart"),
        lambda.whole("reservedConcurrency"),
        lambda.whole("provisionedConcurrency"),
        lambda.texts("layers"),
        object
            .get("vpc")
            .map(
                unused ->
                    new LambdaConfig.Vpc(vpc.texts("subnetIds"), vpc.texts("securityGroupIds"))),
        environment);
  }

  private Map<String, Place> places() {
    Map<String, Place> places = new TreeMap<>();
    collect("", applied, places);
    return places;
  }

  private static void collect(String pointer, ConfigValue value, Map<String, Place> places) {
    if (!value.place().equals(Place.NONE)) {
      places.put(pointer, value.place());
    }
    if (value instanceof ConfigObject object) {
      object
          .members()
          .forEach(
              (key, member) ->
                  collect(
                      pointer + "/" + key.replace("~", "~0").replace("/", "~1"),
                      member.value(),
                      places));
    } else if (value instanceof ConfigList list) {
      for (int i = 0; i < list.items().size(); i++) {
        collect(pointer + "/" + i, list.items().get(i), places);
      }
    }
  }
}
