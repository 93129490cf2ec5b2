package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig.Origins;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lays the user's pieces over the generated tree: objects key by key, other values replace, null
 * removes; plugins, IAM statements, events and resources are added to what is there.
 */
final class Overlay {
  private static final Pattern APPENDED =
      Pattern.compile("/plugins|/provider/iam/role/statements|/functions/[^/]+/events");

  private final Origins origins;
  private final Diagnostics diagnostics;

  Overlay(Origins origins, Diagnostics diagnostics) {
    this.origins = origins;
    this.diagnostics = diagnostics;
  }

  void lay(ObjectNode tree, ObjectNode overlay) {
    ObjectNode rest = overlay.deepCopy();
    JsonNode resources = rest.remove("resources");
    merge(tree, rest, "");
    if (resources != null) {
      resources(tree, resources);
    }
  }

  private void merge(ObjectNode tree, ObjectNode overlay, String pointer) {
    for (Map.Entry<String, JsonNode> entry : overlay.properties()) {
      boolean append = entry.getKey().endsWith("+");
      String key =
          append ? entry.getKey().substring(0, entry.getKey().length() - 1) : entry.getKey();
      String at = Nodes.step(pointer, key);
      if (entry.getValue().isNull()) {
        tree.remove(key);
      } else if (append || APPENDED.matcher(at).matches()) {
        append(tree, key, entry.getValue(), at);
      } else {
        put(tree, key, entry.getValue(), at);
      }
    }
  }

  private void put(ObjectNode tree, String key, JsonNode value, String pointer) {
    JsonNode present = tree.get(key);
    boolean merges = value.isObject() && !Nodes.isIntrinsic(value);
    if (present == null) {
      if (merges) {
        merge(tree.putObject(key), (ObjectNode) value, pointer);
      } else {
        tree.set(key, value);
      }
    } else if (Nodes.isIntrinsic(present) || Nodes.isIntrinsic(value)) {
      // a computed value has no keys of its own to merge
      tree.set(key, value);
    } else if (present.isObject() && merges) {
      merge((ObjectNode) present, (ObjectNode) value, pointer);
    } else if (present.isContainerNode() == value.isContainerNode()
        && present.isArray() == value.isArray()) {
      tree.set(key, value);
    } else if (present.isArray() && Nodes.isVariable(value)) {
      tree.set(key, value);
    } else {
      clash(pointer, word(value), word(present));
    }
  }

  private void append(ObjectNode tree, String key, JsonNode value, String pointer) {
    JsonNode present = tree.get(key);
    if (!value.isArray() || (present != null && !present.isArray())) {
      clash(pointer, word(value), "a list, to which it would be added");
      return;
    }
    ArrayNode list = present == null ? tree.putArray(key) : (ArrayNode) present;
    for (JsonNode item : value) {
      boolean there = false;
      for (JsonNode other : list) {
        there |= other.equals(item);
      }
      if (!there) {
        list.add(item);
      }
    }
  }

  /** One object, or a list of objects and of variables that the framework fills in. */
  private void resources(ObjectNode tree, JsonNode value) {
    ArrayNode pieces = value.isArray() ? (ArrayNode) value : tree.arrayNode().add(value);
    ArrayNode variables = tree.arrayNode();
    ObjectNode merged =
        tree.get("resources") instanceof ObjectNode present ? present : Nodes.object();
    for (JsonNode piece : pieces) {
      if (piece instanceof ObjectNode object) {
        merge(merged, object, "/resources");
      } else if (Nodes.isVariable(piece)) {
        variables.add(piece);
      } else if (!piece.isNull()) {
        clash("/resources", word(piece), "an object with Resources and Outputs");
      }
    }
    if (!variables.isEmpty()) {
      tree.set("resources", tree.arrayNode().add(merged).addAll(variables));
    } else if (!merged.isEmpty()) {
      tree.set("resources", merged);
    }
  }

  private void clash(String pointer, String stated, String generated) {
    diagnostics.error(
        Code.INVALID_OVERLAY,
        origins.of("/serverless" + pointer),
        "The overlay states "
            + stated
            + " at \""
            + pointer.substring(1).replace('/', '.')
            + "\", where serverless.yml has "
            + generated
            + ".",
        "State it in that form; null removes what is generated.");
  }

  private static String word(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      default -> "nothing";
    };
  }
}
