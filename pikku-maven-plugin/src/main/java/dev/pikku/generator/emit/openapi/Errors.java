package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answers that are errors, with the bodies that {@code HttpFailure} writes. */
final class Errors {
  private static final Map<String, String> REASONS = reasons();

  private final Schemas schemas;
  private final String prefix;
  private final boolean exposed;
  private final SortedMap<String, ObjectNode> responses = new TreeMap<>();

  /**
   * @param prefix what the names of the bodies begin with, empty where no type has such a name
   * @param exposed whether unknown errors are shown
   */
  Errors(Schemas schemas, String prefix, boolean exposed) {
    this.schemas = schemas;
    this.prefix = prefix;
    this.exposed = exposed;
  }

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("400", "The request is malformed.");
    reasons.put("401", "The caller has no session, or a bad one.");
    reasons.put("403", "The caller is not allowed to do this.");
    reasons.put("413", "The body is too large.");
    reasons.put("415", "The body is of a type that is not read here.");
    reasons.put("422", "The input is not valid; every violation is told.");
    reasons.put("500", "Something unexpected went wrong.");
    reasons.put("default", "Another error.");
    return reasons;
  }

  /** Responses that operations share, by name. */
  SortedMap<String, ObjectNode> responses() {
    return responses;
  }

  /** The response of a status, as it always is. */
  ObjectNode shared(String status) {
    String name =
        switch (status) {
          case "400" -> "BadRequest";
          case "401" -> "Unauthorized";
          case "403" -> "Forbidden";
          case "413" -> "PayloadTooLarge";
          case "415" -> "UnsupportedMediaType";
          case "422" -> "InvalidInput";
          case "500" -> "UnknownError";
          default -> "OtherError";
        };
    responses.computeIfAbsent(
        name, n -> response(REASONS.getOrDefault(status, ""), List.of(body(status))));
    return Nodes.object().put("$ref", "#/components/responses/" + name);
  }

  /**
   * The response of a status that declared exceptions have.
   *
   * @param usual whether it can occur without them, too
   */
  ObjectNode declared(String status, boolean usual, List<String> sentences) {
    List<String> all = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    if (usual) {
      all.add(REASONS.getOrDefault(status, ""));
      bodies.add(body(status));
    }
    all.addAll(sentences);
    String error = body("default");
    if (!bodies.contains(error)) {
      bodies.add(error);
    }
    return response(String.join("\n\n", all), bodies);
  }

  /** The schema of a body, which is a component once something has it. */
  private String body(String status) {
    return switch (status) {
      case "422" -> schemas.add(prefix + "InvalidInputError", invalid());
      case "500" -> schemas.add(prefix + "UnknownError", unknown(exposed));
      default -> schemas.add(prefix + "Error", error());
    };
  }

  private static ObjectNode response(String description, List<String> bodies) {
    ObjectNode response = Nodes.object().put("description", description);
    ObjectNode schema = Nodes.ref(bodies.get(0));
    if (bodies.size() > 1) {
      schema = Nodes.object();
      var any = schema.putArray("anyOf");
      bodies.forEach(body -> any.add(Nodes.ref(body)));
    }
    response.putObject("content").putObject("application/json").set("schema", schema);
    return response;
  }

  private static ObjectNode text(String description) {
    return Nodes.ofType("string").put("description", description);
  }

  private static ObjectNode error() {
    ObjectNode schema = Nodes.ofType("object");
    schema.put("description", "What callers learn of an error.");
    ObjectNode properties = schema.putObject("properties");
    properties.set("name", text("The error's stable name, such as `NotFoundError`."));
    properties.set("message", text("What went wrong, for people."));
    properties.set("errorId", text("This one answer, for those who look into the logs."));
    properties.putObject("payload").put("description", "Further facts.");
    schema.putArray("required").add("name").add("errorId");
    return schema;
  }

  private static ObjectNode invalid() {
    ObjectNode schema = error();
    schema.put("description", "What is wrong with an input.");
    ObjectNode violations = Nodes.ofType("array");
    schema.withObject("properties").set("violations", violations);
    ObjectNode violation = Nodes.ofType("object");
    violations.set("items", violation);
    ObjectNode properties = violation.putObject("properties");
    properties.set("path", text("Where it is, such as `items[2].count`; empty for all of it."));
    properties.set("message", text("What is wrong."));
    violation.putArray("required").add("path").add("message");
    schema.withArray("required").add("violations");
    return schema;
  }

  private static ObjectNode unknown(boolean exposed) {
    ObjectNode schema = Nodes.ofType("object");
    schema.put("description", "An error that only the logs tell of.");
    ObjectNode properties = schema.putObject("properties");
    properties.set("errorId", text("What to look for in the logs."));
    if (exposed) {
      properties.putObject("message").put("description", "The exception's message, or null.");
      properties.set("stack", text("Where it was thrown."));
    }
    schema.putArray("required").add("errorId");
    return schema;
  }
}
