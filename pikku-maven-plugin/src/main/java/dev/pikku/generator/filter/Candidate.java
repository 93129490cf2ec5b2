package dev.pikku.generator.filter;

import dev.pikku.generator.config.FilterConfig;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.Glob;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Locale;

/** A wiring with its function, as filters see it. */
record Candidate(FunctionModel function, WiringModel wiring) {

  /** Whether a kind has anything to say about this wiring: HTTP kinds have only about HTTP. */
  boolean judgedBy(FilterConfig.Kind kind) {
    return switch (kind) {
      case TYPES, TAGS, NAMES, PACKAGES -> true;
      case HTTP_ROUTES, HTTP_METHODS -> wiring instanceof WiringModel.Http;
    };
  }

  /** What a kind compares with; empty where it does not judge. */
  List<String> values(FilterConfig.Kind kind) {
    return switch (kind) {
      case TYPES -> List.of(wiring.wiringType());
      case TAGS -> wiring.tags();
      case NAMES ->
          wiring instanceof WiringModel.Channel channel
              ? List.of(function.name(), channel.label(), channel.channel().name())
              : List.of(function.name(), wiring.label());
      case PACKAGES -> List.of(function.method().owner().packageName());
      case HTTP_ROUTES ->
          wiring instanceof WiringModel.Http http ? List.of(http.route()) : List.of();
      case HTTP_METHODS ->
          wiring instanceof WiringModel.Http http ? List.of(http.method()) : List.of();
    };
  }

  /** A filter's value in the form that models have: methods in capitals, {@code {id}} for :id. */
  static String normalized(FilterConfig.Kind kind, String value) {
    return switch (kind) {
      case TYPES, TAGS, NAMES, PACKAGES -> value;
      case HTTP_METHODS -> value.toUpperCase(Locale.ROOT);
      case HTTP_ROUTES -> Glob.ofRoutes(value);
    };
  }
}
