package dev.pikku.generator.emit.openapi;

import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.ScalarType;
import dev.pikku.generator.emit.codec.Shape;
import dev.pikku.generator.model.ConstraintModel;
import java.util.ArrayList;
import java.util.List;

/** What may be left out and what may be null, as generated binders have it. */
final class Presence {
  private Presence() {}

  /** Whether JSON must have a component. */
  static boolean requiredInJson(RecordType.Component component, boolean constrained) {
    Shape shape = component.shape();
    if (component.model().defaultText().isPresent() || shape instanceof Shape.Change) {
      return false;
    }
    return isOptional(shape) ? constrained && refusesNull(shape) : true;
  }

  /**
   * Whether text must have a component: a list of which nothing is said is empty where there is no
   * JSON.
   */
  static boolean requiredInText(RecordType.Component component) {
    boolean emptyList =
        component.shape() instanceof Shape.Sequence list
            && (list.element().isText() || kind(list.element()) == ScalarType.Kind.FILE)
            && !list.use().nullable()
            && component.model().defaultText().isEmpty();
    return emptyList
        ? ConstraintKeywords.refuseEmpty(component.shape().use().constraints())
        : requiredInJson(component, true);
  }

  /** Whether null is a value of a component. */
  static boolean nullable(RecordType.Component component, boolean constrained) {
    Shape shape = component.shape();
    if (shape instanceof Shape.Untyped) {
      return shape.use().nullable() || component.model().defaultText().isPresent();
    }
    return nullable(shape, constrained);
  }

  static boolean nullable(Shape shape, boolean constrained) {
    boolean allowed = isOptional(shape) || shape instanceof Shape.Change;
    return allowed && !(constrained && refusesNull(shape));
  }

  /** What an optional holds may be left out, but a patch's null is checked as its value. */
  private static boolean refusesNull(Shape shape) {
    List<ConstraintModel> constraints =
        shape instanceof Shape.Maybe ? ofHolder(shape) : constraints(shape);
    return ConstraintKeywords.refuseNull(constraints);
  }

  private static boolean isOptional(Shape shape) {
    return shape.use().nullable() || shape instanceof Shape.Maybe;
  }

  /** Whether text can be the component's value: a record, a map and a list of lists cannot. */
  static boolean fromText(Shape shape) {
    if (shape instanceof Shape.Change change) {
      return change.value().isText();
    }
    Shape value = shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
    return value.isText() || (value instanceof Shape.Sequence list && list.element().isText());
  }

  /** Whether a file of a form can be the component's value, or one of its elements. */
  static boolean fromFile(Shape shape) {
    Shape value = value(shape);
    boolean several = value instanceof Shape.Sequence && !(shape instanceof Shape.Change);
    ScalarType.Kind kind = kind(several ? ((Shape.Sequence) value).element() : value);
    return kind == ScalarType.Kind.FILE || kind == ScalarType.Kind.BYTES;
  }

  /**
   * The constraints of a value: an optional's own and those of what it holds. That it is not null
   * says nothing of what it holds.
   */
  static List<ConstraintModel> constraints(Shape shape) {
    Shape value = value(shape);
    if (value == shape) {
      return shape.use().constraints();
    }
    List<ConstraintModel> constraints = ofHolder(shape);
    constraints.addAll(value.use().constraints());
    return constraints;
  }

  private static List<ConstraintModel> ofHolder(Shape shape) {
    List<ConstraintModel> constraints = new ArrayList<>(shape.use().constraints());
    constraints.removeIf(each -> each.annotation().endsWith(".NotNull"));
    return constraints;
  }

  private static ScalarType.Kind kind(Shape shape) {
    return shape instanceof Shape.Scalar scalar ? scalar.type().kind() : ScalarType.Kind.OTHER;
  }

  /** What an optional or a patch holds; any other type itself. */
  static Shape value(Shape shape) {
    if (shape instanceof Shape.Change change) {
      return change.value();
    }
    return shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
  }
}
