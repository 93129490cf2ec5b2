package dev.pikku.generator.emit.codec;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out what types are to a codec, and tells of those that are nothing to it. */
public final class Shapes {
  private static final int DEEPEST_ARGUMENT = 8;
  private static final String REMEDY =
      "Use a record, an enum, a sealed interface of records, a collection or a type of the JDK"
          + " that docs/json.md lists, or set \"json\": {\"jackson\": true}.";

  private final SortedMap<String, TypeModel> types;
  private final TypeWords words;
  private final ComponentVariables componentVariables;
  private final boolean jackson;
  private final Diagnostics diagnostics;
  private final Map<String, RecordType> records = new TreeMap<>();
  private final Map<String, SealedType> choices = new TreeMap<>();

  public Shapes(SortedMap<String, TypeModel> types, boolean jackson, Diagnostics diagnostics) {
    this.types = types;
    List<TypeRef.ClassType> declared = types.values().stream().map(TypeModel::type).toList();
    this.words = new TypeWords(declared);
    this.componentVariables = new ComponentVariables(declared);
    this.jackson = jackson;
    this.diagnostics = diagnostics;
  }

  /** The words that name types. */
  TypeWords words() {
    return words;
  }

  /** The word that names a type: {@code PageOfTodo}. */
  public String word(TypeRef type) {
    return words.of(type);
  }

  /** What a type is; the place is who asks. */
  public Shape of(TypeUse asked, Place place) {
    if (asked.type() instanceof TypeRef.WildcardType wildcard && wildcard.bound().equals("super")) {
      return unsupported(asked, place, "It says what may be put in, not what is there. Name that.");
    }
    TypeUse use = TypeUses.withoutWildcard(asked);
    Optional<ScalarType> scalar = ScalarType.of(use.type());
    if (scalar.isPresent()) {
      return new Shape.Scalar(use, scalar.get());
    }
    if (use.type() instanceof TypeRef.ArrayType array) {
      return array(use, array, place);
    }
    if (use.type() instanceof TypeRef.ClassType declared) {
      return declared(use, declared, place);
    }
    return unsupported(use, place, "");
  }

  private Shape array(TypeUse use, TypeRef.ArrayType array, Place place) {
    TypeRef element = array.element();
    while (element instanceof TypeRef.ArrayType inner) {
      element = inner.element();
    }
    if (element instanceof TypeRef.ClassType generic && !generic.arguments().isEmpty()) {
      return unsupported(use, place, "An array of a generic type cannot be made. Use a list.");
    }
    return new Shape.Sequence(
        use, Shape.Sequence.Kind.ARRAY, of(TypeUses.argumentsOf(use).get(0), place));
  }

  private Shape declared(TypeUse use, TypeRef.ClassType type, Place place) {
    return switch (type.name()) {
      case "java.lang.Object" -> new Shape.Untyped(use);
      case "java.util.OptionalInt" -> primitiveMaybe(use, "Int", "int");
      case "java.util.OptionalLong" -> primitiveMaybe(use, "Long", "long");
      case "java.util.OptionalDouble" -> primitiveMaybe(use, "Double", "double");
      case "java.util.Optional" -> maybe(use, type, place);
      case "java.util.List", "java.util.Collection", "java.lang.Iterable" ->
          sequence(use, Shape.Sequence.Kind.LIST, place);
      case "java.util.Set" -> sequence(use, Shape.Sequence.Kind.SET, place);
      case "java.util.SortedSet", "java.util.NavigableSet" ->
          sequence(use, Shape.Sequence.Kind.SORTED_SET, place);
      case "java.util.Map" -> mapping(use, false, place);
      case "java.util.SortedMap", "java.util.NavigableMap" -> mapping(use, true, place);
      case "dev.pikku.Patch" ->
          unsupported(use, place, "A Patch is possible only as a record's component.");
      default -> ofModel(use, type, place);
    };
  }

  private static boolean raw(TypeRef.ClassType type) {
    return type.arguments().isEmpty();
  }

  private static Shape primitiveMaybe(TypeUse use, String word, String primitive) {
    TypeUse value = TypeUses.plain(new TypeRef.PrimitiveType(primitive));
    return new Shape.Maybe(
        use, word, new Shape.Scalar(value, ScalarType.of(value.type()).orElseThrow()));
  }

  private Shape maybe(TypeUse use, TypeRef.ClassType type, Place place) {
    if (raw(type)) {
      return unsupported(use, place, "State the type of its value.");
    }
    Shape value = of(TypeUses.argumentsOf(use).get(0), place);
    return value instanceof Shape.Maybe
        ? unsupported(use, place, "One Optional is enough.")
        : new Shape.Maybe(use, "", value);
  }

  private Shape sequence(TypeUse use, Shape.Sequence.Kind kind, Place place) {
    List<TypeUse> arguments = TypeUses.argumentsOf(use);
    if (arguments.isEmpty()) {
      return unsupported(use, place, "State the type of its elements.");
    }
    Shape element = of(arguments.get(0), place);
    if (kind == Shape.Sequence.Kind.SORTED_SET && !isComparable(element)) {
      return unsupported(use, place, "Its elements have no order. Use a Set.");
    }
    return new Shape.Sequence(use, kind, element);
  }

  private Shape mapping(TypeUse use, boolean sorted, Place place) {
    List<TypeUse> arguments = TypeUses.argumentsOf(use);
    if (arguments.size() != 2) {
      return unsupported(use, place, "State the types of its keys and values.");
    }
    Shape key = of(arguments.get(0), place);
    if (!isKey(key)) {
      return unsupported(use, place, "A map's keys are text, an enum, a number or a UUID.");
    }
    return new Shape.Mapping(use, sorted, key, of(arguments.get(1), place));
  }

  private static boolean isKey(Shape key) {
    if (key instanceof Shape.Scalar scalar) {
      return switch (scalar.type().kind()) {
        case TEXT, WHOLE, REAL, BIG_DECIMAL, BIG_INTEGER -> true;
        case BOOLEAN, CHARACTER, BYTES, TIME, FILE -> false;
        case OTHER -> scalar.type().name().equals("java.util.UUID");
      };
    }
    return key instanceof Shape.Enumeration || key instanceof Shape.Unsupported;
  }

  private static boolean isComparable(Shape element) {
    if (element instanceof Shape.Scalar scalar) {
      return switch (scalar.type().name()) {
        case "byte[]", "java.time.Period", "java.time.ZoneId", "dev.pikku.http.UploadedFile" ->
            false;
        default -> true;
      };
    }
    return element instanceof Shape.Enumeration || element instanceof Shape.Unsupported;
  }

  private Shape ofModel(TypeUse use, TypeRef.ClassType type, Place place) {
    TypeModel model = types.get(type.name());
    if (model == null || model instanceof TypeModel.OtherModel) {
      return jackson
          ? new Shape.Foreign(use, Optional.ofNullable(model))
          : unsupported(use, place, "");
    }
    if (!model.accessible()) {
      return unsupported(
          use, model.place(), "Generated code cannot see it. Make it and what encloses it public.");
    }
    if (!model.jackson().isEmpty()) {
      if (jackson) {
        return new Shape.Foreign(use, Optional.of(model));
      }
      diagnostics.error(
          Code.UNSUPPORTED_ANNOTATION,
          model.place(),
          "\""
              + model.type().simpleName()
              + "\" has annotations that only Jackson understands: "
              + String.join(", ", model.jackson())
              + ".",
          "Remove them, or set \"json\": {\"jackson\": true} and add jackson-databind.");
      return new Shape.Unsupported(use);
    }
    if (model instanceof TypeModel.EnumModel enumeration) {
      return new Shape.Enumeration(use, enumeration);
    }
    if (depth(type) > DEEPEST_ARGUMENT) {
      return unsupported(use, place, "Its type arguments nest too deeply, perhaps without end.");
    }
    if (type.arguments().stream().anyMatch(TypeRef.WildcardType.class::isInstance)) {
      return unsupported(use, place, "State its type arguments without wildcards.");
    }
    TypeUses.argumentsOf(use).forEach(this::tellOfConstraints);
    if (model instanceof TypeModel.RecordModel structure) {
      return type.arguments().size() == structure.typeParameters().size()
          ? new Shape.Structure(use, record(use, type, structure))
          : unsupported(use, place, "State its type arguments.");
    }
    if (model instanceof TypeModel.SealedModel choice) {
      return type.arguments().size() == choice.typeParameters().size()
          ? new Shape.Choice(use, choice(use, type, choice))
          : unsupported(use, place, "State its type arguments.");
    }
    return unsupported(use, place, "");
  }

  private void tellOfConstraints(TypeUse argument) {
    for (ConstraintModel constraint : argument.constraints()) {
      diagnostics.error(
          Code.UNSUPPORTED_CONSTRAINT,
          constraint.place(),
          "\"@"
              + ConstraintMessages.simpleName(constraint)
              + "\" stands on a type argument of a record of yours, where it is not checked.",
          "Put it on a component of that record, or on the elements of a collection.");
    }
    TypeUses.argumentsOf(argument).forEach(this::tellOfConstraints);
  }

  private static int depth(TypeRef type) {
    int deepest = 0;
    if (type instanceof TypeRef.ClassType declared) {
      for (TypeRef argument : declared.arguments()) {
        deepest = Math.max(deepest, 1 + depth(argument));
      }
    }
    return deepest;
  }

  private RecordType record(TypeUse use, TypeRef.ClassType type, TypeModel.RecordModel model) {
    RecordType known = records.get(key(use));
    if (known != null) {
      return known;
    }
    RecordType made = new RecordType(type, model, words.of(type));
    records.put(key(use), made);
    Map<String, TypeUse> variables = variables(model.typeParameters(), use);
    model
        .components()
        .forEach(
            component -> {
              TypeUse filled = TypeUses.fill(component.use(), variables);
              made.components()
                  .add(
                      new RecordType.Component(
                          component,
                          component(filled, component.place()),
                          componentVariables.of(component, model)));
            });
    return made;
  }

  private Shape component(TypeUse use, Place place) {
    if (use.type() instanceof TypeRef.ClassType type
        && type.name().equals("dev.pikku.Patch")
        && !raw(type)) {
      Shape value = of(TypeUses.argumentsOf(use).get(0), place);
      return value instanceof Shape.Maybe
          ? unsupported(use, place, "A Patch has a null of its own. Leave the Optional out.")
          : new Shape.Change(use, value);
    }
    return of(use, place);
  }

  private SealedType choice(TypeUse use, TypeRef.ClassType type, TypeModel.SealedModel model) {
    SealedType known = choices.get(key(use));
    if (known != null) {
      return known;
    }
    SealedType made = new SealedType(type, model, words.of(type));
    choices.put(key(use), made);
    addVariants(made, model, use);
    Map<String, RecordType> byTag = new TreeMap<>();
    for (RecordType variant : made.variants()) {
      RecordType twin = byTag.putIfAbsent(SealedType.tag(variant), variant);
      if (twin != null) {
        unsupported(
            use,
            variant.model().place(),
            "Two of its records are called \"" + SealedType.tag(variant) + "\". Rename one.");
      }
      if (variant.components().stream().anyMatch(each -> each.name().equals("type"))) {
        unsupported(
            use,
            variant.model().place(),
            "\"type\" tells its records apart, so none can have a component of that name."
                + " Rename it.");
      }
    }
    return made;
  }

  /** A record that is an {@code R<Integer>} is none of what an {@code R<String>} may be. */
  private void addVariants(SealedType made, TypeModel.SealedModel model, TypeUse whole) {
    for (TypeModel.Permitted permitted : model.permitted()) {
      Map<String, TypeUse> variables = new HashMap<>();
      if (!TypeUses.matches(permitted.as(), whole, variables)) {
        continue;
      }
      TypeUse use = TypeUses.fill(TypeUses.plain(permitted.type()), variables);
      if (permitted.type().arguments().size() > variables.size()) {
        unsupported(
            use,
            model.place(),
            model.type().simpleName() + " does not say what its type arguments are. Let it do so.");
        continue;
      }
      Shape shape = of(use, model.place());
      if (shape instanceof Shape.Structure structure) {
        if (!made.variants().contains(structure.type())) {
          made.variants().add(structure.type());
        }
      } else if (shape instanceof Shape.Choice inner) {
        inner.type().variants().stream()
            .filter(variant -> !made.variants().contains(variant))
            .forEach(made.variants()::add);
      } else if (!(shape instanceof Shape.Unsupported)) {
        unsupported(use, model.place(), "A sealed interface can stand for records only.");
      }
    }
  }

  private static Map<String, TypeUse> variables(List<String> parameters, TypeUse use) {
    Map<String, TypeUse> variables = new HashMap<>();
    List<TypeUse> arguments = TypeUses.argumentsOf(use);
    for (int i = 0; i < parameters.size(); i++) {
      variables.put(parameters.get(i), TypeUses.unconstrained(arguments.get(i)));
    }
    return variables;
  }

  private static String key(TypeUse use) {
    StringBuilder key = new StringBuilder(use.type().toString());
    for (TypeUse argument : TypeUses.argumentsOf(use)) {
      key.append(argument.nullable() ? " null" : " ");
      key.append(argument.valid() ? "valid " : "").append(key(argument));
    }
    return key.toString();
  }

  private Shape unsupported(TypeUse use, Place place, String remedy) {
    diagnostics.error(
        Code.UNSUPPORTED_TYPE,
        place,
        "No code can be generated that reads or writes \"" + use.type() + "\".",
        remedy.isEmpty() ? REMEDY : remedy);
    return new Shape.Unsupported(use);
  }
}
