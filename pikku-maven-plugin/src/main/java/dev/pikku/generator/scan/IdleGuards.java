package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Finds {@code @Permit}, {@code @Use} and {@code @Tags} that stand where no function is: on a class
 * around others, on a parent, on a method that nobody calls. They would seem to guard, and do not.
 */
final class IdleGuards {
  private static final List<String> ANNOTATIONS = List.of("Permit", "Use", "Tags", "Idempotent");

  private final Round round;

  IdleGuards(Round round) {
    this.round = round;
  }

  /** Reports what stands on a class that has no function. */
  void check(TypeElement type) {
    check(
        type,
        Round.shortName(type) + ", which has no function",
        "it on the class that has the functions: neither classes inside it nor subclasses inherit"
            + " it.",
        round.places().of(type));
  }

  /** Reports what stands on a method that is no function. */
  void check(TypeElement type, ExecutableElement method) {
    check(
        method,
        Round.shortName(type) + "." + method.getSimpleName() + ", which is no function",
        "@PikkuFunc on it, too.",
        round.places().of(method));
  }

  private void check(AnnotatedConstruct annotated, String where, String remedy, Place place) {
    for (String annotation : ANNOTATIONS) {
      if (!round.marks().all(annotated, "dev.pikku." + annotation).isEmpty()) {
        round
            .diagnostics()
            .error(
                Code.GUARD_STANDS_NOWHERE,
                place,
                "@" + annotation + " stands on " + where + ".",
                "Put " + remedy);
      }
    }
  }
}
