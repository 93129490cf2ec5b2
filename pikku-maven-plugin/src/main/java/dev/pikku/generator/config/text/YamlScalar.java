package dev.pikku.generator.config.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pikku.generator.config.tree.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Types plain YAML text as YAML 1.2 does: {@code no} and {@code 12:30} are text, and so is {@code
 * 012345678901}, which is somebody's account and no octal number.
 */
final class YamlScalar {
  private static final int HEX = 16;
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
  private static final Pattern FALSE = Pattern.compile("false|False|FALSE");

  private YamlScalar() {}

  static JsonNode of(String text) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (NULL.matcher(text).matches()) {
      return nodes.nullNode();
    }
    if (TRUE.matcher(text).matches() || FALSE.matcher(text).matches()) {
      return nodes.booleanNode(TRUE.matcher(text).matches());
    }
    if (WHOLE.matcher(text).matches()) {
      return Numbers.whole(new BigInteger(text));
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return Numbers.whole(new BigInteger(text.substring(2), HEX));
    }
    return DECIMAL.matcher(text).matches()
        ? nodes.numberNode(new BigDecimal(text))
        : nodes.textNode(text);
  }
}
