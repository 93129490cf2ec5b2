package dev.pikku.generator.emit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes JSON the same way everywhere. */
public final class JsonText {
  private JsonText() {}

  /** For people: indented, lines ended by {@code \n}. */
  public static String pretty(ObjectNode tree) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return write(tree, new JsonMapper().writer(printer)) + "\n";
  }

  /** For programs: without white space. */
  public static String compact(ObjectNode tree) {
    return write(tree, new JsonMapper().writer());
  }

  private static String write(ObjectNode tree, ObjectWriter writer) {
    try {
      return writer.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot fail to be written", e);
    }
  }
}
