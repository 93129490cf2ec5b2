package dev.pikku.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.FilterConfig.Kind;
import dev.pikku.generator.config.FilterConfig.Value;
import dev.pikku.generator.config.key.TextTree;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pom and the command line state the same keys as the file, as text, and are told the same. */
class LayersTest {
  private static final Place POM = new Place("pom.xml", 12);

  @TempDir Path directory;

  @Test
  void pomStatesListsAsElementsOrWithCommas() {
    BackendConfig config =
        Backend.in(directory, "")
            .pom(
                node(
                    "filters",
                    node("tags", leaf("tag", "a"), leaf("tag", "b")),
                    leaf("types", "http, queue")))
            .read();

    assertThat(config.filters().included(Kind.TAGS))
        .containsExactly(new Value("a", false, POM), new Value("b", false, POM));
    assertThat(config.filters().included(Kind.TYPES))
        .extracting(Value::text)
        .containsExactly("http", "queue");
  }

  @Test
  void pomIsTypedByTheTableOfKeys() {
    BackendConfig config =
        Backend.in(directory, "")
            .pom(
                node(
                    "lambda",
                    leaf("snapStart", "true"),
                    leaf("memorySize", "256"),
                    node("environment", leaf("PORT", "8080"))))
            .pom(node("queues", node("todo-reminders", leaf("from", "jobs"))))
            .pom(
                node(
                    "serverless",
                    node("provider", leaf("logRetentionInDays", "7"), leaf("stage", "007")),
                    node("plugins", leaf("plugin", "a"), leaf("plugin", "b"))))
            .read();

    assertThat(config.lambda().snapStart()).isTrue();
    assertThat(config.lambda().memorySize()).isEqualTo(256);
    assertThat(config.lambda().environment()).containsEntry("PORT", "8080");
    assertThat(config.queues().get("todo-reminders").from()).contains("jobs");
    assertThat(config.serverless())
        .hasToString(
            "{\"provider\":{\"logRetentionInDays\":7,\"stage\":\"007\"},"
                + "\"plugins\":[\"a\",\"b\"]}");
  }

  @Test
  void mistakesInThePomReadLikeThoseInTheFile() {
    assertThat(
            Backend.in(directory, "")
                .pom(node("lambda", leaf("memorySize", "big"), leaf("timout", "3")))
                .pom(node("filters", leaf("types", "websocket")))
                .errors())
        .containsExactly(
            "[PikkuUnknownKey] pom.xml:12: \"timout\" is not a known key of \"lambda\"."
                + " Did you mean \"timeout\"?",
            "[PikkuWrongType] pom.xml:12: \"lambda.memorySize\" is text (\"big\")."
                + " Write a whole number from 128 to 10240.",
            "[PikkuUnknownType] pom.xml:12: \"websocket\" is not a wiring type."
                + " Known types: channel, http, queue, rpc, scheduler."
                + " \"websocket\" may be meant as a tag: write it into \"tags\".");
  }

  @Test
  void elementStatedTwiceInThePomIsMalformed() {
    assertThat(Backend.in(directory, "").pom("name", "a").pom("name", "b").errors())
        .containsExactly(
            "[PikkuMalformedConfig] pom.xml: \"name\" is stated twice; the first is at pom.xml."
                + " Remove one of them.");
  }

  @Test
  void propertiesReachEveryKeyByItsPath() {
    BackendConfig config =
        Backend.of(directory, "{ \"filters\": { \"tags\": [\"x\"], \"excludeTags\": [\"y\"] } }")
            .property("pikku.filters.tags", "a,b")
            .property("pikku.excludeTags+", "z")
            .property("pikku.lambda.functions.http.timeout", "9")
            .property("pikku.queues.todo-reminders.from", "jobs")
            .property("other.key", "1")
            .property("pikku.skip", "false")
            .property("pikku.dev.clock", "true")
            .property("pikku.dev.controlPort", "0")
            .property("pikku.dev.debugPort", "5005")
            .property("pikku.dev.others", "http://localhost:3012")
            .property("pikku.dev.port", "0")
            .property("pikku.dev.runtimeClient", "2.9.0")
            .property("pikku.dev.stageInPath", "true")
            .property("pikku.dev.visibilityTimeout", "1")
            .property("pikku.dev.webSocketPort", "0")
            .property("pikku.format", "json")
            .read();

    assertThat(config.filters().included(Kind.TAGS))
        .containsExactly(
            new Value("a", true, new Place("-Dpikku.filters.tags", 0)),
            new Value("b", true, new Place("-Dpikku.filters.tags", 0)));
    assertThat(config.filters().excluded(Kind.TAGS))
        .extracting(Value::text)
        .containsExactly("y", "z");
    assertThat(config.lambda("http").timeout()).isEqualTo(9);
    assertThat(config.queues()).containsKey("todo-reminders");
  }

  @Test
  void emptyPropertyClearsAList() {
    assertThat(
            Backend.of(directory, "{ \"filters\": { \"tags\": [\"x\"] } }")
                .property("pikku.tags", "")
                .read()
                .filters()
                .included(Kind.TAGS))
        .isEmpty();
  }

  @Test
  void mistakesOnTheCommandLineReadLikeThoseInTheFile() {
    assertThat(
            Backend.in(directory, "")
                .property("pikku.tagz", "a")
                .property("pikku.lambda.timeout", "901")
                .errors())
        .containsExactly(
            "[PikkuInvalidValue] -Dpikku.lambda.timeout: 901 is not allowed for"
                + " \"lambda.timeout\". Write a whole number from 1 to 900.",
            "[PikkuUnknownKey] -Dpikku.tagz: \"tagz\" is not a known key."
                + " Known keys: $schema, extends, name, package, filters, namedFilters, queues,"
                + " rpc, channels, schedules, idempotency, http, log, metrics, json, openapi, services,"
                + " lambda, archive, serverless, secrets, secretStore, content.");
  }

  @Test
  void extendsOfThePomReplacesThatOfTheFile() {
    BackendConfig config =
        Backend.in(directory, "b")
            .file("../one.json", "{ \"lambda\": { \"timeout\": 1 } }")
            .file("../two.json", "{ \"lambda\": { \"memorySize\": 222 } }")
            .file("pikku.config.json", "{ \"extends\": \"../one.json\", \"name\": \"n\" }")
            .pom("extends", "../two.json")
            .read();

    assertThat(config.name()).isEqualTo("n");
    assertThat(config.lambda().timeout()).isEqualTo(29);
    assertThat(config.lambda().memorySize()).isEqualTo(222);
  }

  @Test
  void functionSettingsGoOverThoseOfAll() {
    BackendConfig config =
        Backend.in(directory, "")
            .file(
                "pikku.config.yaml",
                """
                lambda:
                  timeout: 10
                  layers: [base]
                  vpc: { subnetIds: [s1], securityGroupIds: [g1] }
                  environment: { AA: "1", BB: "2", CC: "3" }
                  functions:
                    queue:
                      timeout: 60
                      layers+: [extra]
                      vpc: null
                      environment: { BB: true, CC: null }
                """)
            .read();

    LambdaConfig queue = config.lambda("queue");
    assertThat(queue.timeout()).isEqualTo(60);
    assertThat(queue.layers()).containsExactly("base", "extra");
    assertThat(queue.vpc()).isEmpty();
    assertThat(queue.environment()).isEqualTo(Map.of("AA", "1", "BB", "true"));
    assertThat(config.lambda("http").vpc())
        .contains(new LambdaConfig.Vpc(List.of("s1"), List.of("g1")));
    assertThat(config.lambda("http").layers()).containsExactly("base");
  }

  @Test
  void namedFiltersGoOverTheOthersAndAreJoined() {
    Backend backend =
        Backend.of(
                directory,
                """
                { "filters": { "types": ["http", "queue"], "tags": ["x"], "excludeTags": ["y"] },
                  "namedFilters": {
                    "web": { "types": ["http"], "excludeTags+": ["slow"] },
                    "clock": { "types": ["scheduler"] } } }
                """)
            .property("pikku.filter", "web, clock");
    FilterConfig filters = backend.read().filters();

    assertThat(backend.diagnostics.errors()).isEmpty();
    assertThat(filters.included(Kind.TYPES))
        .extracting(Value::text)
        .containsExactly("http", "scheduler");
    assertThat(filters.included(Kind.TAGS)).extracting(Value::text).containsExactly("x");
    assertThat(filters.excluded(Kind.TAGS)).extracting(Value::text).containsExactly("y", "slow");
  }

  @Test
  void namedFilterThatIsNotThereIsToldWithTheNearest() {
    assertThat(
            Backend.of(directory, "{ \"namedFilters\": { \"web\": {}, \"clock\": {} } }")
                .property("pikku.filter", "wbe,none")
                .errors())
        .containsExactly(
            "[PikkuUnknownNamedFilter] -Dpikku.filter: \"none\" is not in \"namedFilters\"."
                + " Known: web, clock.",
            "[PikkuUnknownNamedFilter] -Dpikku.filter: \"wbe\" is not in \"namedFilters\"."
                + " Did you mean \"web\"?");
  }

  @Test
  void propertiesAreNotPackedWithTheFlattenedConfig() {
    assertThat(
            Backend.of(directory, "{ \"name\": \"n\" }")
                .property("pikku.name", "other")
                .pom("secrets", "a")
                .resolve()
                .flattened())
        .isEqualTo("{\n  \"name\" : \"n\",\n  \"secrets\" : [\n    \"a\"\n  ]\n}\n");
  }

  @Test
  void defaultPackageIsMadeLegal() {
    assertThat(PackageName.of("com.acme", "aws-lambda")).isEqualTo("com.acme.aws_lambda.pikku");
    assertThat(PackageName.of("org.2fast", "new")).isEqualTo("org._2fast.new_.pikku");
    assertThat(PackageName.of("com.acme", "acme.api")).isEqualTo("com.acme.acme.api.pikku");
  }

  private static TextTree leaf(String name, String text) {
    return TextTree.leaf(name, POM, text);
  }

  private static TextTree node(String name, TextTree... children) {
    return TextTree.node(name, POM, List.of(children));
  }
}
