package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.RemoteModel;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The remote functions of others that a backend calls, and the Lambda functions that have them.
 *
 * @param imported the services that have them, by the functions' names
 */
record BackendRpc(SortedMap<String, String> imported) {

  /** A shared config may name this very backend, which then has to keep the function. */
  static BackendRpc of(BackendConfig config) {
    SortedMap<String, String> imported = new TreeMap<>(config.rpc());
    imported.values().removeIf(config.name()::equals);
    return new BackendRpc(imported);
  }

  boolean has(String function) {
    return imported.containsKey(function);
  }

  /** What the Serverless Framework calls the Lambda function that has a function. */
  String lambdaFunction(String function) {
    return imported.get(function) + "-${sls:stage}-rpc";
  }

  /** The Lambda functions that have these. */
  SortedSet<String> lambdaFunctions(Set<String> functions) {
    SortedSet<String> names = new TreeSet<>();
    functions.forEach(function -> names.add(lambdaFunction(function)));
    return names;
  }

  /** The variable that holds what the Lambda function is called. */
  static String variable(String function) {
    return "PIKKU_RPC_" + function.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * Refuses calls of functions that nobody is said to have, and that cannot be told apart in the
   * environment.
   */
  void check(SortedSet<String> called, PikkuModel model, Diagnostics diagnostics) {
    SortedMap<String, String> variables = new TreeMap<>();
    for (String function : called) {
      if (!has(function)) {
        diagnostics.error(
            Code.RPC_NOT_OWNED,
            caller(function, model),
            "The remote function \"" + function + "\" is called, but it is not in this backend.",
            Spelling.nearest(function, imported.keySet())
                .map(near -> "\"rpc\" has \"" + near + "\": write \"" + function + "\" there.")
                .orElse(
                    "Keep it, or name the backend that does: \"rpc\": {\""
                        + function
                        + "\": {\"from\": \"…\"}}."));
      }
      String other = variables.putIfAbsent(variable(function), function);
      if (other != null) {
        diagnostics.error(
            Code.INVALID_RPC,
            caller(function, model),
            "The remote functions \""
                + function
                + "\" and \""
                + other
                + "\" get the same name in the environment.",
            "Rename one of them.");
      }
    }
  }

  /** The first parameter that calls a function. */
  private static Place caller(String function, PikkuModel model) {
    return model
        .parameters()
        .filter(
            parameter -> {
              RemoteModel remote = model.remotes().get(parameter.type().toString());
              return remote != null && remote.function().equals(function);
            })
        .map(ParameterModel::place)
        .sorted()
        .findFirst()
        .orElse(Place.NONE);
  }
}
