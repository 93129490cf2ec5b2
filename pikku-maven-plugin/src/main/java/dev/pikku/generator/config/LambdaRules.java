package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.Optional;

/** What AWS Lambda refuses although each setting by itself is right. */
final class LambdaRules {
  private LambdaRules() {}

  static void check(ConfigObject lambda, Problems problems) {
    Optional<ConfigValue> provisioned = lambda.get("provisionedConcurrency");
    if (provisioned.isEmpty()) {
      return;
    }
    int count = provisioned.get().toJson().intValue();
    Optional<ConfigValue> snapStart = lambda.get("snapStart");
    if (snapStart.isPresent() && snapStart.get().toJson().booleanValue()) {
      problems.error(
          Code.INVALID_VALUE,
          provisioned.get().source(),
          "\"provisionedConcurrency\" and \"snapStart\" ("
              + snapStart.get().place()
              + ") exclude each other.",
          "Remove one of them.");
    }
    Optional<ConfigValue> reserved = lambda.get("reservedConcurrency");
    if (reserved.isPresent() && reserved.get().toJson().intValue() < count) {
      problems.error(
          Code.INVALID_VALUE,
          provisioned.get().source(),
          "\"provisionedConcurrency\" ("
              + count
              + ") is more than \"reservedConcurrency\" ("
              + reserved.get().toJson()
              + ", "
              + reserved.get().place()
              + ").",
          "Raise \"reservedConcurrency\" or lower this.");
    }
  }
}
