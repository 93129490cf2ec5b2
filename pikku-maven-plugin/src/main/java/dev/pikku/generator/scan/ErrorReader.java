package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ErrorModel;
import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.model.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads what callers learn of exceptions. */
final class ErrorReader {
  private final Round round;
  private final Map<String, Found> found = new TreeMap<>();

  ErrorReader(Round round) {
    this.round = round;
  }

  private record Found(ErrorModel model, Origin origin) {}

  List<ErrorModel> errors() {
    return found.values().stream().map(Found::model).toList();
  }

  void visit(TypeElement holder) {
    for (Mark mark : round.marks().all(holder, "dev.pikku.HttpError")) {
      Place place = round.places().of(holder);
      String typeName = mark.text("type");
      TypeElement exception =
          typeName.equals("java.lang.Throwable") || typeName.isEmpty()
              ? holder
              : round.elements().getTypeElement(typeName);
      if (exception == null) {
        round.reportUnresolved("the value of type", "@HttpError on " + holder, place);
      } else {
        add(mark, holder, exception, place);
      }
    }
  }

  private void add(Mark mark, TypeElement holder, TypeElement exception, Place place) {
    String name = Round.shortName(exception);
    int status = mark.number("status");
    if (!round.isSubtype(exception, "java.lang.Throwable")) {
      error(place, name + " has @HttpError, but is no exception.", "State type = … beside it.");
      return;
    }
    if (round.isSubtype(exception, "dev.pikku.error.PikkuException")) {
      error(
          place,
          name + " has @HttpError, but is a PikkuException, which says its status itself.",
          "Pass status and code to the constructor of PikkuException, or extend another class.");
      return;
    }
    if (!round.isAccessible(exception)) {
      error(place, name + " has @HttpError, but is not public.", "Make it public.");
      return;
    }
    if (status < 400 || status > 599) {
      error(
          place,
          "@HttpError of " + name + " states status " + status + ", which is no error.",
          "State one from 400 to 599.");
    }
    String code =
        mark.text("code").isEmpty()
            ? name.endsWith("Exception")
                ? name.substring(0, name.length() - "Exception".length()) + "Error"
                : name
            : mark.text("code");
    TypeRef.ClassType type = round.typeReader().classType(exception);
    ErrorModel model =
        new ErrorModel(type, depth(exception), status, code, mark.text("message"), place);
    Found before = found.get(type.name());
    Origin origin = round.places().origin(holder);
    if (before != null && before.origin() == origin) {
      error(
          place,
          "@HttpError of " + name + " is stated here and at " + before.model().place() + ".",
          "Keep one.");
    }
    if (before == null || before.origin().compareTo(origin) < 0) {
      found.put(type.name(), new Found(model, origin));
    }
  }

  private static int depth(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType parent
        ? 1 + depth((TypeElement) parent.asElement())
        : 0;
  }

  private void error(Place place, String fact, String remedy) {
    round.diagnostics().error(Code.INVALID_ERROR, place, fact, remedy);
  }
}
