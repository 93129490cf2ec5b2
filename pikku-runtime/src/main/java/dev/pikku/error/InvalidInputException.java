package dev.pikku.error;

import java.util.List;

/** 422: the input was read, but breaks the rules of its type; every violation is told. */
public final class InvalidInputException extends PikkuException {
  private static final long serialVersionUID = 1L;

  private static final int LOGGED = 5;
  private static final String UNKNOWN_KEY = "is not a known key";

  private final transient List<Violation> violations;

  public InvalidInputException(List<Violation> violations) {
    super(422, "InvalidInputError", "The input is not valid", null);
    this.violations = List.copyOf(violations);
  }

  /** A plain type is returned: verifying a class that throws this one would load it. */
  public static RuntimeException of(List<Violation> violations) {
    return new InvalidInputException(violations);
  }

  public List<Violation> violations() {
    return violations;
  }

  /**
   * The first violations, for logs: where nobody is answered, only they say what is wrong. A key
   * that the input does not have is not named, as it may hold anything.
   */
  public String summary() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(LOGGED, violations.size()); i++) {
      Violation violation = violations.get(i);
      text.append(i == 0 ? "" : "; ");
      if (violation.message().equals(UNKNOWN_KEY)) {
        text.append("there is a key that is not known");
        continue;
      }
      if (!violation.path().isEmpty()) {
        text.append(violation.path()).append(' ');
      }
      text.append(violation.message());
    }
    // names that callers make up must not begin lines of a log
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ') {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }
}
