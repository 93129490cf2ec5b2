package dev.pikku.generator.model;

import java.util.List;

/**
 * How a function that runs once for a key tells its calls apart.
 *
 * @param path the components that lead from the input to the key; empty where a header has it
 * @param form how the key becomes text
 * @param header the header's name; empty where the input has the key
 * @param seconds for which a call is remembered once it is done
 */
public record OnceModel(List<String> path, Form form, String header, int seconds) {
  public OnceModel {
    path = List.copyOf(path);
  }

  /** What makes a text of a key. */
  public enum Form {
    TEXT,
    ENUM,
    OTHER
  }
}
