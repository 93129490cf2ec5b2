package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The answers of one operation: by status, what is left under {@code default}. */
final class Responses {
  private static final String OTHER = "default";

  private final Errors errors;
  private final SortedMap<String, ObjectNode> answers = new TreeMap<>();
  private final SortedSet<String> usual = new TreeSet<>();

  Responses(Errors errors) {
    this.errors = errors;
  }

  void json(String status, String description, ObjectNode schema) {
    ObjectNode answer = answer(description, "The result.");
    answer.putObject("content").putObject("application/json").set("schema", schema);
    answers.put(status, answer);
  }

  void bytes(String status, String description) {
    ObjectNode answer = answer(description, "The result.");
    answer.putObject("content").putObject("application/octet-stream");
    answers.put(status, answer);
  }

  void events(String description) {
    ObjectNode answer = answer(description, "Events, and the result as the last one.");
    answer
        .putObject("content")
        .putObject("text/event-stream")
        .putObject("schema")
        .put("type", "string");
    answers.put("200", answer);
  }

  void withoutBody(String status, String description) {
    answers.put(status, answer(description, "Done."));
  }

  void empty(String description) {
    answers.put("204", answer(description, "There is no result."));
  }

  /** Whatever the function answers itself. */
  void own(String description) {
    answers.put(OTHER, answer(description, "As the function answers."));
  }

  private static ObjectNode answer(String description, String otherwise) {
    return Nodes.object().put("description", description.isEmpty() ? otherwise : description);
  }

  /** An error that can occur whatever the function does. */
  void usual(String status) {
    if (!answers.containsKey(status)) {
      answers.put(status, errors.shared(status));
      usual.add(status);
    }
  }

  /** Errors of exceptions that the function declares: a sentence for each, by status. */
  void declared(SortedMap<Integer, List<String>> sentences) {
    sentences.forEach(
        (status, said) -> {
          String key = String.valueOf(status);
          answers.put(key, errors.declared(key, usual.contains(key), said));
        });
  }

  ObjectNode node() {
    ObjectNode node = Nodes.object();
    return node.setAll(answers);
  }
}
