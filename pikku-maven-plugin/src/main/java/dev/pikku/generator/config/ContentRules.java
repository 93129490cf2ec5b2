package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.Optional;

/** What cannot be meant of content although each setting by itself is right. */
final class ContentRules {
  private ContentRules() {}

  static void check(ConfigObject content, Problems problems) {
    Optional<ConfigValue> bucket = content.get("bucket");
    Optional<ConfigValue> from = content.get("from");
    if (bucket.isPresent() && from.isPresent()) {
      problems.error(
          Code.INVALID_VALUE,
          bucket.get().source(),
          "\"bucket\" and \"from\" (" + from.get().place() + ") exclude each other.",
          "Keep \"from\" if a backend owns the bucket, \"bucket\" if none does.");
    }
    Optional<ConfigValue> origins = content.get("origins");
    Optional<ConfigValue> other = bucket.isPresent() ? bucket : from;
    if (origins.isPresent() && other.isPresent()) {
      problems.error(
          Code.INVALID_VALUE,
          origins.get().source(),
          "\"origins\" is for the backend's own bucket, and this one has none ("
              + other.get().place()
              + ").",
          "State it where the bucket is defined.");
    }
  }
}
