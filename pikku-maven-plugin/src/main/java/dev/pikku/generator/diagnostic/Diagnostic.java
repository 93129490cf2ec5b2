package dev.pikku.generator.diagnostic;

import java.util.Comparator;

/**
 * One problem of a build.
 *
 * @param code its stable name
 * @param place where it is
 * @param fact what is wrong, one sentence with the user's own words in double quotes
 * @param remedy what to do, one sentence
 */
public record Diagnostic(Code code, Place place, String fact, String remedy)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::place)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::fact);

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  /** {@code [PikkuUnknownKey] backends/http/pikku.config.json:6:5: fact remedy}. */
  @Override
  public String toString() {
    String where = place.equals(Place.NONE) ? "" : place + ": ";
    return "[" + code.id() + "] " + where + fact + (remedy.isEmpty() ? "" : " " + remedy);
  }
}
