package dev.pikku.generator.emit.codec;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Set;

/** Tells of annotations on a record's components that cannot be honoured. */
final class InputRules {
  private final Diagnostics diagnostics;
  private final ConstraintRules constraints;

  InputRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.constraints = new ConstraintRules(diagnostics);
  }

  void check(RecordType type) {
    constraints.checkLoose(type.model());
    for (RecordType.Component component : type.components()) {
      Shape shape = component.shape();
      constraints.check(shape);
      if (component.model().defaultText().isPresent()) {
        checkDefault(type, component);
      }
      boolean isText = isText(shape);
      if (component.model().header().isPresent() && !isText) {
        tell(type, component, "@Header", "is no text", "Give it a type that text converts to.");
      }
      if (component.model().cookie().isPresent() && !isText) {
        tell(type, component, "@Cookie", "is no text", "Give it a type that text converts to.");
      }
      if (component.model().csv() && !isTextList(shape)) {
        tell(type, component, "@Csv", "is no list of text", "Remove it, or make it a list.");
      }
    }
  }

  /** Tells of what stands inside a type that Jackson reads, where no generated code checks it. */
  void checkForeign(Shape shape) {
    if (shape instanceof Shape.Foreign foreign
        && foreign.model().orElse(null) instanceof TypeModel.RecordModel model) {
      constraints.checkLoose(model);
      for (ComponentModel component : model.components()) {
        if (!component.use().constraints().isEmpty() || component.defaultText().isPresent()) {
          diagnostics.error(
              Code.UNSUPPORTED_CONSTRAINT,
              component.place(),
              "\""
                  + model.type().simpleName()
                  + "."
                  + component.name()
                  + "\" has a constraint or a default, but Jackson reads that record and knows neither.",
              "Remove Jackson's annotations from the record, or check this in its constructor.");
        }
      }
    }
  }

  /** Checks what stands at a type that is no component, such as a function's parameter. */
  void check(Shape shape) {
    constraints.check(shape);
  }

  /** Tells of components that can be given in a body alone, where a route or a method has none. */
  void checkText(RecordType type, String function, WiringModel.Http wiring, Set<String> inPath) {
    for (RecordType.Component component : type.components()) {
      if (isText(component.shape())) {
        continue;
      }
      boolean isParameter = inPath.contains(component.name());
      if (isParameter || (wiring.isBodiless() && RecordBinder.isRequired(component))) {
        diagnostics.error(
            Code.INVALID_FUNCTION,
            component.model().place(),
            name(type, component)
                + " is no text, but \""
                + wiring.label()
                + "\" of "
                + function
                + (isParameter
                    ? " takes it from its path."
                    : " needs it, and the body of " + wiring.method() + " is not read."),
            "Give it a type that text converts to"
                + (isParameter ? "." : ", or let it be Optional."));
      }
    }
  }

  private void tell(
      RecordType type, RecordType.Component component, String mark, String why, String remedy) {
    diagnostics.error(
        Code.UNSUPPORTED_ANNOTATION,
        component.model().place(),
        "\"" + mark + "\" stands on " + name(type, component) + ", which " + why + ".",
        remedy);
  }

  private static String name(RecordType type, RecordType.Component component) {
    return "\"" + type.type().simpleName() + "." + component.name() + "\"";
  }

  private void checkDefault(RecordType type, RecordType.Component component) {
    Shape shape = component.shape();
    if (shape instanceof Shape.Change || !isText(shape)) {
      tell(type, component, "@Default", "no text can give a value to", "Remove it.");
      return;
    }
    Shape value = shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
    Shape each = value instanceof Shape.Sequence list ? list.element() : value;
    List<String> texts =
        value instanceof Shape.Sequence
            ? DefaultText.parts(component.model())
            : List.of(component.model().defaultText().orElse(""));
    for (String text : texts) {
      if (!DefaultText.fits(each, text)) {
        diagnostics.error(
            Code.INVALID_VALUE,
            component.model().place(),
            "The default \""
                + text
                + "\" of "
                + name(type, component)
                + " is no "
                + each.use().type()
                + ".",
            "State one that is, as text.");
      }
    }
  }

  private static boolean isText(Shape shape) {
    Shape value = shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
    if (shape instanceof Shape.Change change) {
      value = change.value();
    }
    return TextCode.isScalar(value) || isTextList(value) || value instanceof Shape.Unsupported;
  }

  private static boolean isTextList(Shape shape) {
    Shape value = shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
    return value instanceof Shape.Sequence list && TextCode.isScalar(list.element());
  }
}
