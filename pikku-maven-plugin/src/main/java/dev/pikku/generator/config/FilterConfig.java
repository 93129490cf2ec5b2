package dev.pikku.generator.config;

import dev.pikku.generator.diagnostic.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a backend keeps: for each kind the values to include and to exclude. Kinds are and-ed,
 * values of a kind or-ed, and any exclude vetoes.
 */
public record FilterConfig(Map<Kind, List<Value>> includes, Map<Kind, List<Value>> excludes) {

  /** What a filter looks at. The config key is the constant in camel case, with an exclude twin. */
  public enum Kind {
    TYPES("types", "excludeTypes", "type"),
    TAGS("tags", "excludeTags", "tag"),
    NAMES("names", "excludeNames", "name"),
    PACKAGES("packages", "excludePackages", "package"),
    HTTP_ROUTES("httpRoutes", "excludeHttpRoutes", "route"),
    HTTP_METHODS("httpMethods", "excludeHttpMethods", "method");

    private final String key;
    private final String excludeKey;
    private final String noun;

    Kind(String key, String excludeKey, String noun) {
      this.key = key;
      this.excludeKey = excludeKey;
      this.noun = noun;
    }

    public String key() {
      return key;
    }

    public String excludeKey() {
      return excludeKey;
    }

    /** What messages call one value: {@code tag}. */
    public String noun() {
      return noun;
    }
  }

  /**
   * One value of a filter.
   *
   * @param inherited whether it comes from an extended config, so that matching nothing only warns
   */
  public record Value(String text, boolean inherited, Place place) {}

  /** Keeps everything. */
  public static final FilterConfig ALL = new FilterConfig(Map.of(), Map.of());

  public FilterConfig {
    includes = copy(includes);
    excludes = copy(excludes);
  }

  public List<Value> included(Kind kind) {
    return includes.getOrDefault(kind, List.of());
  }

  public List<Value> excluded(Kind kind) {
    return excludes.getOrDefault(kind, List.of());
  }

  private static Map<Kind, List<Value>> copy(Map<Kind, List<Value>> values) {
    Map<Kind, List<Value>> copy = new EnumMap<>(Kind.class);
    values.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
    return copy;
  }
}
