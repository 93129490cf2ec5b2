package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What browsers refuse, or what would let everybody in, although each origin by itself is right.
 */
public final class CorsRules {
  private CorsRules() {}

  /**
   * What is wrong.
   *
   * @param fact one sentence
   * @param remedy what to do
   */
  public record Wrong(String fact, String remedy) {}

  /**
   * Judges a policy.
   *
   * @param headers that pages may send
   * @param exposed headers that scripts may read
   */
  public static Optional<Wrong> wrong(
      List<String> origins, boolean credentials, List<String> headers, List<String> exposed) {
    if (origins.isEmpty()) {
      return Optional.of(
          new Wrong(
              "CORS is configured without \"origins\", so that no page may call.",
              "List them, such as [\"https://app.example.com\"], or leave CORS out."));
    }
    if (origins.contains("*") && credentials) {
      return Optional.of(
          new Wrong(
              "CORS lets pages of any origin (\"*\") call with credentials, so that each could act"
                  + " as whoever opens it.",
              "List the origins that may, or leave \"credentials\" out."));
    }
    if (origins.contains("*") && origins.size() > 1) {
      return Optional.of(
          new Wrong(
              "CORS has \"*\" beside other origins, which it includes.",
              "Leave \"*\" out, or the others."));
    }
    if (credentials && (headers.contains("*") || exposed.contains("*"))) {
      return Optional.of(
          new Wrong(
              "CORS has \"*\" for headers, which browsers do not take for all where there are"
                  + " credentials.",
              "List the headers."));
    }
    return Optional.empty();
  }

  static void check(ConfigObject http, Problems problems) {
    Optional<ConfigValue> cors = http.get("cors");
    if (cors.isEmpty() || !(cors.get() instanceof ConfigObject object)) {
      return;
    }
    // of a list whose items were refused nothing more is to be said
    boolean unread =
        object.get("origins").map(list -> list.toJson().isEmpty()).orElse(false)
            && problems.diagnostics().hasErrors();
    List<String> origins = texts(object, "origins");
    boolean credentials =
        object.get("credentials").map(flag -> flag.toJson().booleanValue()).orElse(false);
    ConfigSource source = object.get("origins").orElse(object).source();
    if (!unread) {
      wrong(origins, credentials, texts(object, "headers"), texts(object, "exposeHeaders"))
          .ifPresent(w -> problems.error(Code.INVALID_CORS, source, w.fact(), w.remedy()));
    }
  }

  private static List<String> texts(ConfigObject object, String key) {
    List<String> texts = new ArrayList<>();
    object.get(key).ifPresent(list -> list.toJson().forEach(item -> texts.add(item.textValue())));
    return texts;
  }
}
