package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An origin as browsers send it, which is compared letter by letter; or {@code *}. */
public record OriginShape() implements Shape {
  private static final String HOST = "([a-z0-9]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+\\])";

  /** It means the same in JSON Schema. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "^(\\*|(?!http:.*:80$)(?!https:.*:443$)[a-z][a-z0-9+.-]*://" + HOST + "(:[0-9]{1,5})?)$");

  @Override
  public String words() {
    return "an origin such as \"https://app.example.com\", or \"*\"";
  }

  /** Why no browser would ever send this; empty if one may. */
  public static Optional<String> wrong(String origin) {
    if (ORIGIN.matcher(origin).find()) {
      return Optional.empty();
    }
    int host = origin.indexOf("://") + 3;
    if (host < 3) {
      return Optional.of("has no scheme, such as \"https://\"");
    }
    if (origin.indexOf('*') >= 0) {
      return Optional.of("has a wildcard inside, and origins are compared as they are");
    }
    if (origin.indexOf('@') >= 0) {
      return Optional.of("has a user in it");
    }
    int slash = origin.indexOf('/', host);
    if (slash == origin.length() - 1) {
      return Optional.of("ends with a slash, and origins have none");
    }
    if (slash >= 0 || origin.indexOf('?') >= 0 || origin.indexOf('#') >= 0) {
      return Optional.of("has more than scheme, host and port");
    }
    if (!origin.equals(origin.toLowerCase(Locale.ROOT))) {
      return Optional.of("has capitals, and browsers send origins in lower case");
    }
    if (origin.matches("(http:.*:80|https:.*:443)")) {
      return Optional.of("names the usual port, which browsers leave out");
    }
    return Optional.of("is no origin");
  }

  /** What to write instead. */
  public static String remedy(String origin) {
    int host = origin.indexOf("://") + 3;
    String text = host < 3 ? "https://" + origin : origin;
    int from = host < 3 ? "https://".length() : host;
    int end = from;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String cut =
        text.substring(0, end).toLowerCase(Locale.ROOT).replaceFirst("^(http:.*):80$", "$1");
    String better = cut.replaceFirst("^(https:.*):443$", "$1");
    return ORIGIN.matcher(better).find() && !better.equals("*")
        ? "Write \"" + better + "\"."
        : "Write each origin out, such as \"https://app.example.com\".";
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (!(value instanceof ConfigScalar scalar) || !scalar.node().isTextual()) {
      return wrongType(value, key, problems);
    }
    String origin = scalar.node().textValue();
    Optional<String> wrong = wrong(origin);
    wrong.ifPresent(
        reason ->
            problems.error(
                Code.INVALID_CORS,
                value.source(),
                "The origin \"" + origin + "\" of \"" + key + "\" " + reason + ".",
                remedy(origin)));
    return wrong.isPresent() ? Optional.empty() : Optional.of(value);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return text.children().isEmpty() ? layer.text(text) : layer.untyped(text);
  }

  @Override
  public ObjectNode schema() {
    return Shape.ofType("string").put("pattern", ORIGIN.pattern());
  }
}
