package dev.pikku.run;

import dev.pikku.service.Variables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the variables of a configuration record, and gathers what is wrong with them, so that all
 * of it is told at once: by the names of variables, never by their values.
 */
public final class Settings {
  private final Variables variables;
  private final List<String> problems = new ArrayList<>();

  public Settings(Variables variables) {
    this.variables = variables;
  }

  /** The text of a variable, or null. */
  public @Nullable String text(String name) {
    return variables.get(name).orElse(null);
  }

  /** The text of a variable; a problem, and null, if it is not set. */
  public @Nullable String required(String name) {
    String text = text(name);
    if (text == null) {
      problem(name, "is required");
    }
    return text;
  }

  /** Adds what is wrong with a variable. */
  public void problem(String name, String message) {
    problems.add(name + " " + message);
  }

  /** How many problems were found. */
  public int problems() {
    return problems.size();
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalStateException with every problem, if there is one
   */
  public void raise() {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The configuration is not valid: " + String.join("; ", problems));
    }
  }
}
