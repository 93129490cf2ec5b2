package dev.pikku.generator.scan;

import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Knows which types carry data, so that a parameter of such a type is the input. */
final class InputTypes {
  private static final Set<String> VALUES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.CharSequence",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.Short",
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.net.URI",
          "java.net.URL",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.MonthDay",
          "java.time.OffsetDateTime",
          "java.time.OffsetTime",
          "java.time.Period",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZoneId",
          "java.time.ZoneOffset",
          "java.time.ZonedDateTime",
          "java.util.Currency",
          "java.util.Date",
          "java.util.Locale",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.UUID");

  private final Round round;

  InputTypes(Round round) {
    this.round = round;
  }

  boolean couldBe(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    if (type instanceof ArrayType array) {
      return couldBe(array.getComponentType());
    }
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement element = (TypeElement) declared.asElement();
    String name = element.getQualifiedName().toString();
    if (name.equals("java.util.Optional")) {
      return declared.getTypeArguments().stream().allMatch(this::couldBe);
    }
    return VALUES.contains(name)
        || element.getKind() == ElementKind.RECORD
        || element.getKind() == ElementKind.ENUM
        || (name.startsWith("java.util.") && isContainer(element))
        || isSealedOfRecords(element);
  }

  private boolean isContainer(TypeElement type) {
    return round.isSubtype(type, "java.util.Collection") || round.isSubtype(type, "java.util.Map");
  }

  private boolean isSealedOfRecords(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        && type.getModifiers().contains(Modifier.SEALED)
        && type.getPermittedSubclasses().stream()
            .map(permitted -> (TypeElement) ((DeclaredType) permitted).asElement())
            .allMatch(
                permitted ->
                    permitted.getKind() == ElementKind.RECORD || isSealedOfRecords(permitted));
  }
}
