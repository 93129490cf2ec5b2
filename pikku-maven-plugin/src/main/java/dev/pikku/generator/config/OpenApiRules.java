package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What OpenAPI asks of servers and security schemes although each key by itself is right. */
final class OpenApiRules {
  private static final List<String> COMMON = List.of("type", "description");

  private final Problems problems;

  private OpenApiRules(Problems problems) {
    this.problems = problems;
  }

  static void check(ConfigObject openapi, Problems problems) {
    OpenApiRules rules = new OpenApiRules(problems);
    if (openapi.get("servers").orElse(null) instanceof ConfigList servers) {
      for (ConfigValue server : servers.items()) {
        rules.require((ConfigObject) server, "A server", List.of("url"));
      }
    }
    ConfigObject security = openapi.object("security");
    security.members().keySet().forEach(name -> rules.scheme(name, security));
  }

  private void scheme(String name, ConfigObject security) {
    ConfigObject scheme = security.object(name);
    String what = "The security scheme \"" + name + "\"";
    Optional<String> type = scheme.get("type").map(value -> value.toJson().textValue());
    if (type.isEmpty()) {
      require(scheme, what, List.of("type"));
      return;
    }
    List<String> needed =
        switch (type.get()) {
          case "apiKey" -> List.of("in", "name");
          case "http" -> List.of("scheme");
          case "oauth2" -> List.of("flows");
          case "openIdConnect" -> List.of("openIdConnectUrl");
          default -> List.of();
        };
    String ofType = what + ", of type \"" + type.get() + "\",";
    require(scheme, ofType, needed);
    refuseOthers(scheme, ofType, type.get(), needed);
    ConfigObject flows = scheme.object("flows");
    for (String flow : flows.members().keySet()) {
      String whose = "The flow \"" + flow + "\" of \"" + name + "\"";
      require(flows.object(flow), whose, urls(flow));
    }
  }

  private static List<String> urls(String flow) {
    return switch (flow) {
      case "implicit" -> List.of("authorizationUrl");
      case "authorizationCode" -> List.of("authorizationUrl", "tokenUrl");
      default -> List.of("tokenUrl");
    };
  }

  private void require(ConfigObject object, String what, List<String> keys) {
    for (String key : keys) {
      if (object.get(key).isEmpty()) {
        error(object.source(), what + " has no \"" + key + "\".", "State it.");
      }
    }
  }

  private void refuseOthers(ConfigObject scheme, String what, String type, List<String> needed) {
    List<String> known = new ArrayList<>(COMMON);
    known.addAll(needed);
    if (type.equals("http")) {
      known.add("bearerFormat");
    }
    scheme
        .members()
        .forEach(
            (key, member) -> {
              if (!known.contains(key)) {
                error(
                    member.key(),
                    what + " has no use for \"" + key + "\".",
                    "Remove it. Its keys are " + String.join(", ", known) + ".");
              }
            });
  }

  private void error(ConfigSource source, String fact, String remedy) {
    problems.error(Code.INVALID_VALUE, source, fact, remedy);
  }
}
