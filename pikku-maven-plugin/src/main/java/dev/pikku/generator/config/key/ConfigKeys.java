package dev.pikku.generator.config.key;

import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.Problems;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of all keys: type, range, default and what each is for. */
public final class ConfigKeys {
  private static final TextShape PATTERN =
      new TextShape("text, in which * stands for any run of characters", Pattern.compile("\\S"));
  private static final TextShape SERVICE =
      new TextShape(
          "a letter, then letters, digits and hyphens, 64 characters at most",
          Pattern.compile("^[A-Za-z][A-Za-z0-9-]{0,63}$"));
  private static final TextShape NAMESPACE =
      new TextShape(
          "a CloudWatch namespace, such as \"Acme/Todos\": letters, digits, spaces and"
              + " . - _ / # :, not beginning with \"AWS/\"",
          Pattern.compile("^(?!AWS/)[A-Za-z0-9._/#-][A-Za-z0-9._/#: -]{0,254}$"));
  private static final TextShape HEADER =
      new TextShape("a header's name, or \"*\"", Pattern.compile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"));
  private static final TextShape ADDRESS =
      new TextShape(
          "an address such as \"https://api.example.com\"",
          Pattern.compile("^https?://[a-z0-9]([a-z0-9._-]*[a-z0-9])?(:[0-9]{1,5})?(/[^?#]*)?$"));
  private static final TextShape SECRET =
      new TextShape(
          "a secret's name: letters, digits and / _ + = . @ -",
          Pattern.compile("^[A-Za-z0-9/_+=.@-]{1,512}$"));
  private static final TextShape PACKAGE =
      new TextShape("a Java package name, such as \"com.acme.pikku\"", JavaWords.PACKAGE);

  public static final SectionShape FILTERS =
      SectionShape.of(
          filter("types", new WiringTypeShape(), "wirings of these types"),
          filter("tags", PATTERN, "wirings with one of these tags, on wiring, function or class"),
          filter("names", PATTERN, "wirings whose function name or own name is one of these"),
          filter("packages", PATTERN, "wirings whose function's class is in one of these packages"),
          Key.of(
              "httpRoutes",
              ListShape.of(PATTERN),
              "Of HTTP wirings, keeps only those with one of these routes."),
          Key.of(
              "httpMethods",
              ListShape.of(PATTERN),
              "Of HTTP wirings, keeps only those with one of these methods."),
          veto("excludeTypes", new WiringTypeShape(), "wirings of these types"),
          veto("excludeTags", PATTERN, "wirings with one of these tags"),
          veto("excludeNames", PATTERN, "wirings whose function name or own name is one of these"),
          veto("excludePackages", PATTERN, "wirings whose function's class is in one of these"),
          veto("excludeHttpRoutes", PATTERN, "HTTP wirings with one of these routes"),
          veto("excludeHttpMethods", PATTERN, "HTTP wirings with one of these methods"));

  private static final SectionShape CORS =
      SectionShape.of(
          Key.of(
              "origins",
              ListShape.of(new OriginShape()),
              "Origins whose pages may call, as browsers send them; \"*\" alone for any, without"
                  + " credentials."),
          Key.of(
              "headers",
              ListShape.of(HEADER),
              "Request headers that pages may send; content-type, authorization and x-api-key"
                  + " unless stated."),
          Key.of(
              "exposeHeaders",
              ListShape.of(HEADER),
              "Headers of answers that scripts may read beside the usual ones."),
          Key.of(
              "credentials",
              new FlagShape(),
              false,
              "Whether browsers send cookies along, and let scripts read what is answered then."),
          Key.of(
              "maxAge",
              new WholeShape(0, 86_400),
              86_400,
              "Seconds for which browsers remember what a preflight was answered."),
          Key.of(
              "deploy",
              ChoiceShape.of("cors", "corsless", "both"),
              "cors",
              "Which handler serverless.yml deploys: HttpHandler, which has CORS;"
                  + " CorslessHttpHandler; or both, the second as function corsless, whose events"
                  + " the overlay states."));

  private static final Key[] FUNCTION = {
    Key.of(
        "runtime",
        ChoiceShape.of("java17", "java21", "java25"),
        "java21",
        "The Java that AWS Lambda runs the function on."),
    Key.of(
        "memorySize",
        new WholeShape(128, 10_240),
        1024,
        "Memory in MB; CPU time grows with it, a full CPU at 1769."),
    Key.of(
        "timeout",
        new WholeShape(1, 900),
        29,
        "Seconds until a call is given up; API Gateway waits 29 or 30 at most."),
    Key.of(
        "architecture",
        ChoiceShape.of("x86_64", "arm64"),
        "x86_64",
        "The processor the function runs on."),
    Key.of(
        "snapStart",
        new FlagShape(),
        false,
        "Whether AWS starts the function from a snapshot; not together with"
            + " provisionedConcurrency."),
    Key.of(
        "reservedConcurrency",
        new WholeShape(0, 1_000_000),
        "How many calls at once are kept for the function, and its limit."),
    Key.of(
        "provisionedConcurrency",
        new WholeShape(1, 1_000_000),
        "How many environments are kept started; at most reservedConcurrency."),
    Key.of("layers", ListShape.of(TextShape.ANY), "ARNs of layers, the first at the bottom."),
    Key.of(
        "vpc",
        SectionShape.of(
            Key.of("subnetIds", ListShape.of(TextShape.ANY), "Subnets to join."),
            Key.of("securityGroupIds", ListShape.of(TextShape.ANY), "Security groups to be in.")),
        "The private network the function joins."),
    Key.of("environment", new VariablesShape(), "Environment variables by name."),
  };

  public static final SectionShape LAMBDA_FUNCTION = SectionShape.of(FUNCTION);
  public static final SectionShape LAMBDA = lambda();

  public static final SectionShape QUEUE = QueueKeys.section(SERVICE);

  public static final SectionShape ROOT =
      SectionShape.of(
          Key.of("$schema", new TextShape("text", Pattern.compile("")), "For editors; ignored."),
          Key.of(
              "extends",
              new ListShape(TextShape.ANY, true),
              "A config to inherit from, or several (later ones win): a path relative to this"
                  + " file, or artifact:groupId:artifactId for the config packed in a functions"
                  + " artifact."),
          Key.of(
              "name",
              SERVICE,
              "The service's name in AWS; the module's artifact id unless stated."),
          Key.of(
              "package",
              PACKAGE,
              "The package of generated classes; groupId.artifactId.pikku, made legal, unless"
                  + " stated."),
          Key.of(
              "filters",
              FILTERS,
              "What the backend keeps: kinds are and-ed, the values of a kind or-ed, any exclude"
                  + " vetoes."),
          Key.of(
              "namedFilters",
              new MapShape(FILTERS),
              "Filters by name, laid over \"filters\" by -Dpikku.filter=name."),
          Key.of(
              "queues",
              new MapShape(QUEUE),
              "Queues by their name: who owns them, and how they and their workers are set."),
          Key.of(
              "rpc",
              new MapShape(
                  SectionShape.of(
                      Key.of("from", SERVICE, "The backend that has the function, by its name."))),
              "Remote functions that this backend calls and another one has."),
          Key.of(
              "channels",
              ChannelKeys.section(SERVICE),
              "Where channels are kept, and how their clients are answered."),
          Key.of(
              "schedules",
              SectionShape.of(
                  Key.of(
                      "retries",
                      new WholeShape(0, 2),
                      "How often Lambda tries a run again whose task failed; 2 on AWS unless"
                          + " stated."),
                  Key.of(
                      "maximumEventAge",
                      new WholeShape(60, 21_600),
                      "Seconds after which Lambda gives up a run; 21600 on AWS unless stated."),
                  Key.of(
                      "deliveryRetries",
                      new WholeShape(0, 185),
                      "How often EventBridge Scheduler tries again to hand a run to Lambda; 185 on"
                          + " AWS unless stated."),
                  Key.of(
                      "deadLetters",
                      new FlagShape(),
                      false,
                      "Whether runs that are given up go to a queue of the backend's own.")),
              "What happens to runs of tasks that fail."),
          Key.of(
              "idempotency",
              IdempotencyKeys.SECTION,
              "Where calls of functions are noted that run once for a key."),
          Key.of(
              "http",
              SectionShape.of(
                  Key.of(
                      "api",
                      ChoiceShape.of("httpApi", "rest"),
                      "httpApi",
                      "The kind of API Gateway: HTTP API (payload 2.0) or REST API (1.0)."),
                  Key.of(
                      "mode",
                      ChoiceShape.of("proxy", "routes"),
                      "proxy",
                      "One event that takes every request, or one per route; with routes, the"
                          + " gateway itself answers 404 and 405."),
                  Key.of(
                      "maxBodySize",
                      new WholeShape(1, Integer.MAX_VALUE),
                      10 * 1024 * 1024,
                      "Bytes of a request body, decoded; a longer one is answered 413."),
                  Key.of(
                      "maxValues",
                      new WholeShape(1, 100_000),
                      1000,
                      "Values of a query or of a form, and parts of a multipart form; more are"
                          + " answered 400."),
                  Key.of(
                      "compress",
                      new FlagShape(),
                      false,
                      "Whether answers of text and JSON go out as gzip to callers that accept it."),
                  Key.of(
                      "compressMinSize",
                      new WholeShape(1, Integer.MAX_VALUE),
                      1024,
                      "Bytes that an answer must have to be compressed."),
                  Key.of(
                      "exposeErrors",
                      new FlagShape(),
                      false,
                      "Whether answers to unknown errors show message and stack: for development"
                          + " only."),
                  Key.of(
                      "requestLog",
                      new FlagShape(),
                      false,
                      "Whether each HTTP call is logged with method, route pattern, status and"
                          + " duration."),
                  Key.of(
                      "publicUrl",
                      ADDRESS,
                      "Where callers reach the backend, if a proxy in front hides it: its pages"
                          + " are never foreign ones."),
                  Key.of(
                      "cors",
                      CORS,
                      "Which pages of other origins may call; no CORS unless stated.")),
              "How HTTP reaches the backend, and its limits."),
          Key.of(
              "log",
              SectionShape.of(
                  Key.of(
                      "jobs",
                      new FlagShape(),
                      false,
                      "Whether each queue job is logged with attempt, outcome and duration."),
                  Key.of(
                      "channels",
                      new FlagShape(),
                      false,
                      "Whether each connect, message and disconnect is logged with outcome and"
                          + " duration."),
                  Key.of(
                      "tasks",
                      new FlagShape(),
                      false,
                      "Whether each run of a task is logged with outcome and duration."),
                  Key.of(
                      "rpc",
                      new FlagShape(),
                      false,
                      "Whether each remote call that is served is logged with outcome and"
                          + " duration.")),
              "What is logged of calls that are not HTTP's."),
          Key.of(
              "metrics",
              SectionShape.of(
                  Key.of(
                      "namespace",
                      NAMESPACE,
                      "Where CloudWatch keeps the metrics; the service's name unless stated.")),
              "Counts and times every call, as CloudWatch metrics in log lines. Not there, nothing"
                  + " is counted."),
          Key.of(
              "json",
              SectionShape.of(
                  Key.of(
                      "unknownKeys",
                      ChoiceShape.of("refuse", "ignore"),
                      "refuse",
                      "What happens to keys in a body that no record component has."),
                  Key.of(
                      "jackson",
                      new FlagShape(),
                      false,
                      "Whether types that no generated code handles go to Jackson databind.")),
              "How strict JSON is."),
          Key.of(
              "openapi",
              OpenApiKeys.SECTION,
              "What the API description (target/pikku/openapi.json) says, and where it is"
                  + " served."),
          Key.of(
              "services",
              SectionShape.of(
                  Key.of(
                      "create",
                      ChoiceShape.of("eager", "lazy"),
                      "eager",
                      "When services are made: as the environment starts, or at the first event.")),
              "When services are made."),
          Key.of("lambda", LAMBDA, "Settings of every Lambda function."),
          Key.of(
              "archive",
              SectionShape.of(
                  Key.of(
                      "minimize",
                      new FlagShape(),
                      false,
                      "Whether classes of external jars that nothing reaches are left out."),
                  Key.of(
                      "attach",
                      new FlagShape(),
                      true,
                      "Whether the archive is attached to the module, classifier lambda.")),
              "How the deployable archive is made."),
          Key.of(
              "serverless",
              new OverlayShape(),
              "What is laid over the generated serverless.yml: an object, or the path of a YAML"
                  + " file (which may use !Ref and the like), relative to this file."),
          Key.of(
              "secrets",
              ListShape.of(SECRET),
              "Names of secrets that factories and middleware read through plain Secrets."),
          Key.of("secretStore", SecretKeys.SECTION, "Where secrets are kept."),
          Key.of("content", ContentKeys.section(SERVICE), "Where content is kept."));

  private ConfigKeys() {}

  /** The object without what is wrong with it; that is reported. */
  public static ConfigObject check(ConfigObject object, Problems problems) {
    return new SectionCheck(ROOT, "", problems).check(object);
  }

  /** The section that has this key, for a key that is found in another one. */
  static Optional<String> homeOf(String name) {
    if (ROOT.key(name).isPresent()) {
      return Optional.empty();
    }
    return ROOT.keys().stream()
        .filter(key -> key.shape() instanceof SectionShape section && section.key(name).isPresent())
        .map(Key::name)
        .findFirst();
  }

  private static SectionShape lambda() {
    Key[] keys = Arrays.copyOf(FUNCTION, FUNCTION.length + 1);
    keys[FUNCTION.length] =
        Key.of(
            "functions",
            SectionShape.of(
                Key.of("http", LAMBDA_FUNCTION, "Settings of the function http."),
                Key.of("channel", LAMBDA_FUNCTION, "Settings of the function channel."),
                Key.of("queue", LAMBDA_FUNCTION, "Settings of the function queue."),
                Key.of("rpc", LAMBDA_FUNCTION, "Settings of the function rpc."),
                Key.of("scheduler", LAMBDA_FUNCTION, "Settings of the function scheduler.")),
            "Settings of single functions, over those of all.");
    return SectionShape.of(keys);
  }

  private static Key filter(String name, Shape item, String what) {
    return Key.of(name, ListShape.of(item), "Keeps only " + what + ".");
  }

  private static Key veto(String name, Shape item, String what) {
    return Key.of(name, ListShape.of(item), "Leaves out " + what + ", whatever includes say.");
  }
}
