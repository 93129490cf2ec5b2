package dev.pikku.generator.emit.door;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.CorsRules;
import dev.pikku.generator.config.key.OriginShape;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.route.RouteTree;
import dev.pikku.generator.emit.services.BuiltInService;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.CorsModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TransactionModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds routes that get in each other's way, CORS that browsers refuse, and services that may read
 * any secret.
 */
final class DoorChecks {
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9/_.-]+");

  private final BackendConfig config;
  private final boolean awsServices;
  private final Diagnostics diagnostics;

  /**
   * @param awsServices whether pikku-aws-services is on the class path
   */
  DoorChecks(BackendConfig config, boolean awsServices, Diagnostics diagnostics) {
    this.config = config;
    this.awsServices = awsServices;
    this.diagnostics = diagnostics;
  }

  void check(List<Call> calls) {
    RouteTree routes = new RouteTree();
    List<Call> routed = new ArrayList<>();
    Set<Service> seen = new HashSet<>();
    for (Call call : calls) {
      if (call.wiring() instanceof WiringModel.Http http) {
        Optional<Integer> first = routes.add(http.method(), http.route(), routed.size());
        first.ifPresent(number -> duplicate(routed.get(number), call));
        routed.add(call);
        http.cors().ifPresent(cors -> cors(call, cors));
      }
      call.once().ifPresent(once -> transaction(call, once));
      call.services().forEach(service -> secrets(service, seen));
    }
    config
        .openapi()
        .route()
        .flatMap(route -> routes.add("GET", route, routed.size()))
        .ifPresent(number -> description(routed.get(number)));
  }

  /** Only its own store has the transaction that a function takes. */
  private void transaction(Call call, Call.Once once) {
    if (!(once.store().origin() instanceof Origin.BuiltIn)) {
      return;
    }
    for (ParameterModel parameter : call.function().method().parameters()) {
      if (parameter.kind() == ParameterModel.Kind.TRANSACTION) {
        String taking =
            call.function().name() + " takes the " + simple(parameter) + " of its record";
        transaction(taking, parameter);
      }
    }
  }

  private void transaction(String taking, ParameterModel parameter) {
    TransactionModel wanted = TransactionModel.of(parameter.type().toString()).orElseThrow();
    boolean database = wanted == TransactionModel.DATABASE;
    if (!config.idempotency().store().equals(wanted.store())) {
      diagnostics.error(
          Code.INVALID_IDEMPOTENCY,
          parameter.place(),
          taking + ", but calls are not noted in " + (database ? "a database." : "DynamoDB."),
          "State \"idempotency\": {\"store\": \""
              + wanted.store()
              + "\"} in pikku.config.json"
              + (database ? ", or take a DataSource." : "."));
    } else if (!database && config.idempotency().tables().isEmpty()) {
      diagnostics.error(
          Code.INVALID_IDEMPOTENCY,
          parameter.place(),
          taking + ", but nothing says which tables it may write.",
          "List them in pikku.config.json: \"idempotency\": {\"tables\": [\"…\"]}.");
    }
  }

  private static String simple(ParameterModel parameter) {
    return ((TypeRef.ClassType) parameter.type()).simpleName();
  }

  private void description(Call call) {
    diagnostics.error(
        Code.DUPLICATE_ROUTE,
        config.origin().of("/openapi/route"),
        "The route of the API description matches the same requests as "
            + wiring(call)
            + " ("
            + call.wiring().place()
            + ").",
        "Serve the description elsewhere, or leave \"openapi.route\" out.");
  }

  private void duplicate(Call first, Call second) {
    diagnostics.error(
        Code.DUPLICATE_ROUTE,
        second.wiring().place(),
        wiring(second)
            + " matches the same requests as "
            + wiring(first)
            + " ("
            + first.wiring().place()
            + ").",
        "Change one route, or leave one out by tag.");
  }

  private void cors(Call call, CorsModel cors) {
    for (String origin : cors.origins()) {
      Optional<String> wrong = OriginShape.wrong(origin);
      if (wrong.isPresent()) {
        invalid(
            call,
            "The origin \"" + origin + "\" of " + wiring(call) + " " + wrong.get() + ".",
            OriginShape.remedy(origin));
      }
    }
    CorsRules.wrong(cors.origins(), cors.credentials(), cors.headers(), cors.exposeHeaders())
        .ifPresent(wrong -> invalid(call, wiring(call) + ": " + wrong.fact(), wrong.remedy()));
    if (cors.maxAge() < 0 || cors.maxAge() > 86_400) {
      invalid(
          call,
          wiring(call) + ": browsers remember a preflight for no " + cors.maxAge() + " seconds.",
          "State 0 to 86400.");
    }
  }

  private void invalid(Call call, String fact, String remedy) {
    diagnostics.error(Code.INVALID_CORS, call.wiring().place(), fact, remedy);
  }

  private static String wiring(Call call) {
    return "\"" + call.wiring().label() + "\" of " + call.function().name();
  }

  private void secrets(Service service, Set<Service> seen) {
    if (!seen.add(service)) {
      return;
    }
    if (readsAnySecret(service) && config.secrets().isEmpty()) {
      Place place = service.place();
      diagnostics.error(
          Code.INVALID_SERVICE,
          place,
          service + " takes all Secrets, so that nobody can tell which it may read.",
          "Let it take @Secret(\"name\") SecretValue, or list the names under \"secrets\" in"
              + " pikku.config.json.");
    }
    if (config.secretStore().isOnAws()
        && service.origin() instanceof Origin.BuiltIn builtIn
        && builtIn.service() == BuiltInService.SECRETS
        && !awsServices) {
      diagnostics.error(
          Code.MISSING_SERVICE,
          config.origin().of("/secretStore/kind"),
          "Secrets are kept on AWS, but what reads them there is not among the dependencies.",
          "Add dev.pikku:pikku-aws-services to the backend's dependencies.");
    }
    if (config.secretStore().isParameterStore()
        && service.origin() instanceof Origin.Secret secret
        && !PARAMETER.matcher(secret.secret()).matches()) {
      diagnostics.error(
          Code.INVALID_SERVICE,
          service.place(),
          "The secret \"" + secret.name() + "\" has a name that no parameter can have.",
          "Name it with letters, digits and / _ . - alone, or keep secrets in Secrets Manager.");
    }
    service.needs().forEach(needed -> secrets(needed, seen));
  }

  /** Whether a service takes plain {@code Secrets}, other than to decorate them. */
  static boolean readsAnySecret(Service service) {
    String secrets = BuiltInService.SECRETS.type().toString();
    return !(service.origin() instanceof Origin.Secret)
        && !service.type().toString().equals(secrets)
        && service.needs().stream().anyMatch(needed -> needed.type().toString().equals(secrets));
  }
}
