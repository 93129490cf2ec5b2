package dev.pikku.local.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the Serverless Framework's variables, as far as that needs no AWS account. */
final class Variables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^${}]*)}");

  private final Map<String, String> known;
  private final Map<String, String> environment;

  /**
   * @param known values by address, such as {@code self:service}
   * @param environment for {@code ${env:NAME}}
   */
  Variables(Map<String, String> known, Map<String, String> environment) {
    this.known = Map.copyOf(known);
    this.environment = environment;
  }

  /** A text without variables; nothing if one is not known here. */
  Optional<String> resolve(String text) {
    String current = text;
    Matcher matcher = VARIABLE.matcher(current);
    while (matcher.find()) { // from the inside out
      Optional<String> value = value(matcher.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      current =
          current.substring(0, matcher.start()) + value.get() + current.substring(matcher.end());
      matcher = VARIABLE.matcher(current);
    }
    return Optional.of(current);
  }

  /** The first of the alternatives that has a value. */
  private Optional<String> value(String variable) {
    for (String alternative : variable.split(",", -1)) {
      String address = alternative.strip();
      if (address.length() > 1 && address.charAt(0) == '\'' && address.endsWith("'")) {
        return Optional.of(address.substring(1, address.length() - 1));
      }
      Optional<String> value =
          address.startsWith("env:")
              ? Optional.ofNullable(environment.get(address.substring(4)))
              : Optional.ofNullable(known.get(address));
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }
}
