package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pikku.generator.emit.codec.DefaultText;
import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The text of {@code @Default} as the JSON value that it stands for. */
final class DefaultValue {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DefaultValue() {}

  /** Missing where a component has no default. */
  static JsonNode of(RecordType.Component component) {
    String text = component.model().defaultText().orElse(null);
    Shape value = Presence.value(component.shape());
    if (text == null) {
      return MissingNode.getInstance();
    }
    if (!(value instanceof Shape.Sequence list)) {
      return of(value, text);
    }
    ArrayNode array = JSON.arrayNode();
    DefaultText.parts(component.model()).forEach(part -> array.add(of(list.element(), part)));
    return array;
  }

  private static JsonNode of(Shape shape, String text) {
    if (!(shape instanceof Shape.Scalar scalar)) {
      return JSON.textNode(text);
    }
    try {
      return switch (scalar.type().kind()) {
        case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(text));
        case WHOLE, BIG_INTEGER -> JSON.numberNode(new BigInteger(text));
        case REAL, BIG_DECIMAL -> JSON.numberNode(new BigDecimal(text));
        case CHARACTER, TEXT, BYTES, TIME, FILE, OTHER -> JSON.textNode(text);
      };
    } catch (NumberFormatException told) {
      return MissingNode.getInstance(); // the codecs say that it is none
    }
  }
}
