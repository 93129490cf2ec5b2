package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.OnceModel;
import dev.pikku.generator.model.OnceModel.Form;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Idempotent}, and reports where it cannot be kept. */
final class OnceReader {
  static final String ANNOTATION = "dev.pikku.Idempotent";

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Types whose value has one text, whatever the version of Java. */
  private static final Set<String> STABLE =
      Set.of(
          "java.lang.Byte",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.math.BigInteger",
          "java.util.UUID");

  private final Round round;

  OnceReader(Round round) {
    this.round = round;
  }

  /**
   * How a function's calls are told apart; empty if it does not ask for that, or cannot have it.
   *
   * @param user what messages call the function
   */
  Optional<OnceModel> read(FunctionModel function, ExecutableElement method, String user) {
    return round
        .marks()
        .find(method, ANNOTATION)
        .flatMap(mark -> read(mark, function, method, user));
  }

  private Optional<OnceModel> read(
      Mark mark, FunctionModel function, ExecutableElement method, String user) {
    Place place = function.method().place();
    function.wirings().forEach(wiring -> checkWiring(mark, wiring, function, user));
    Optional<Integer> seconds = seconds(mark.text("expires"), place, user);
    String path = mark.text("key");
    String header = mark.text("header");
    if (path.isEmpty() == header.isEmpty()) {
      error(
          place,
          user
              + " is @Idempotent with "
              + (path.isEmpty() ? "neither key nor header." : "both a key and a header."),
          "State what tells its calls apart: key = \"orderId\", a component of the input, or header"
              + " = \"Idempotency-Key\".");
      return Optional.empty();
    }
    if (!header.isEmpty()) {
      if (!HEADER.matcher(header).matches()) {
        error(
            place,
            "The header \"" + header + "\" of " + user + " has a name that no header can have.",
            "Name it with letters, digits and hyphens, such as Idempotency-Key.");
        return Optional.empty();
      }
      return seconds.map(s -> new OnceModel(List.of(), Form.TEXT, header, s));
    }
    List<String> components = List.of(path.split("\\.", -1));
    return form(components, function, method, user)
        .flatMap(form -> seconds.map(s -> new OnceModel(components, form, "", s)));
  }

  private void checkWiring(Mark mark, WiringModel wiring, FunctionModel function, String user) {
    String label = "\"" + wiring.label() + "\"";
    switch (wiring.wiringType()) {
      case "http" -> {
        String returns = function.method().returns().type().toString();
        if (((WiringModel.Http) wiring).sse() || returns.contains("java.io.InputStream")) {
          error(
              wiring.place(),
              user + " is @Idempotent, but answers " + label + " with a stream, which is not kept.",
              "Return a value, or remove @Idempotent.");
        }
      }
      case "queue" -> {
        if (!mark.text("header").isEmpty()) {
          error(
              wiring.place(),
              user
                  + " has its key in a header, but messages of the queue "
                  + label
                  + " have no headers.",
              "State a component of the input: key = \"…\".");
        }
      }
      default ->
          error(
              wiring.place(),
              user + " is @Idempotent, but " + label + " is neither HTTP nor a queue.",
              "Let another function that is not @Idempotent have that wiring.");
    }
  }

  private Optional<Integer> seconds(String expires, Place place, String user) {
    try {
      Duration duration = Duration.parse(expires);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(LONGEST) <= 0) {
        return Optional.of((int) duration.toSeconds());
      }
    } catch (DateTimeException malformed) {
      // as wrong as a length that makes no sense
    }
    error(
        place,
        "The calls of " + user + " cannot be remembered for \"" + expires + "\".",
        "State one second to 366 days, as ISO 8601 has it: PT24H, P7D.");
    return Optional.empty();
  }

  private Optional<Form> form(
      List<String> path, FunctionModel function, ExecutableElement method, String user) {
    Place place = function.method().place();
    Optional<TypeMirror> at =
        function.method().parameters().stream()
            .filter(parameter -> parameter.kind() == ParameterModel.Kind.INPUT)
            .findFirst()
            .flatMap(input -> round.typeReader().mirror(input.type(), method));
    if (at.isEmpty()) {
      error(
          place,
          user + " is @Idempotent with the key \"" + path.get(0) + "\", but takes no input.",
          "Take a record with that component.");
      return Optional.empty();
    }
    TypeMirror type = at.get();
    for (String name : path) {
      Optional<RecordComponentElement> component = component(type, name);
      if (component.isEmpty()) {
        error(
            place,
            "The key \""
                + String.join(".", path)
                + "\" of "
                + user
                + " is not there: "
                + simple(type)
                + " has no component \""
                + name
                + "\".",
            "Name one that is there" + known(type) + ".");
        return Optional.empty();
      }
      if (isOptional(component.get(), place)) {
        error(
            place,
            "The key \""
                + String.join(".", path)
                + "\" of "
                + user
                + " may be missing: \""
                + name
                + "\" is optional.",
            "Require it: without @Nullable, Optional, Patch or @Default.");
        return Optional.empty();
      }
      type = component.get().asType();
    }
    Optional<Form> form = form(type);
    if (form.isEmpty()) {
      error(
          place,
          "The key \""
              + String.join(".", path)
              + "\" of "
              + user
              + " is a "
              + simple(type)
              + ", which has no stable text.",
          "Take a String, a UUID, a whole number or an enum.");
    }
    return form;
  }

  private static Optional<Form> form(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return switch (type.getKind()) {
        case BYTE, SHORT, INT, LONG -> Optional.of(Form.OTHER);
        default -> Optional.empty();
      };
    }
    if (!(type instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (element.getKind() == ElementKind.ENUM) {
      return Optional.of(Form.ENUM);
    }
    String name = element.getQualifiedName().toString();
    if (name.equals("java.lang.String")) {
      return Optional.of(Form.TEXT);
    }
    return STABLE.contains(name) ? Optional.of(Form.OTHER) : Optional.empty();
  }

  private static Optional<RecordComponentElement> component(TypeMirror type, String name) {
    return components(type).stream()
        .filter(component -> component.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private static List<RecordComponentElement> components(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? new ArrayList<>(((TypeElement) declared.asElement()).getRecordComponents())
        : List.of();
  }

  private static String known(TypeMirror type) {
    List<String> names =
        components(type).stream().map(component -> component.getSimpleName().toString()).toList();
    return names.isEmpty() ? "" : ": " + String.join(", ", names);
  }

  private boolean isOptional(RecordComponentElement component, Place place) {
    TypeUse use = round.memberTypes().component(component, place);
    String type = use.type().toString();
    return use.nullable()
        || type.startsWith("java.util.Optional")
        || type.startsWith("dev.pikku.Patch")
        || round.memberTypes().componentMarks(component).stream()
            .anyMatch(mark -> mark.name().equals("dev.pikku.Default"));
  }

  private String simple(TypeMirror type) {
    String name = round.typeReader().ref(type).toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void error(Place place, String fact, String remedy) {
    round.diagnostics().error(Code.INVALID_IDEMPOTENCY, place, fact, remedy);
  }
}
