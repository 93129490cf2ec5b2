package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.TypeName;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills in the type parameters of types where they are used. */
final class TypeUses {
  private TypeUses() {}

  /** A type with nothing said about it. */
  static TypeUse plain(TypeRef type) {
    List<TypeUse> arguments = List.of();
    if (type instanceof TypeRef.ClassType declared) {
      arguments = declared.arguments().stream().map(TypeUses::plain).toList();
    } else if (type instanceof TypeRef.ArrayType array) {
      arguments = List.of(plain(array.element()));
    }
    return new TypeUse(type, false, false, List.of(), arguments);
  }

  /** Replaces variables; what stands at the variable and at its argument both count. */
  static TypeUse fill(TypeUse use, Map<String, TypeUse> variables) {
    TypeUse argument =
        use.type() instanceof TypeRef.TypeVariable variable ? variables.get(variable.name()) : null;
    if (argument != null) {
      return new TypeUse(
          argument.type(),
          use.nullable() || argument.nullable(),
          use.valid() || argument.valid(),
          both(use.constraints(), argument.constraints()),
          argument.arguments());
    }
    return new TypeUse(
        fill(use.type(), variables),
        use.nullable(),
        use.valid(),
        use.constraints(),
        argumentsOf(use).stream().map(each -> fill(each, variables)).toList());
  }

  /**
   * Whether a type can be this use of it, and what its variables are then.
   *
   * @param pattern such as {@code Result<List<T>, String>}
   * @param variables takes what is found
   */
  static boolean matches(TypeRef pattern, TypeUse use, Map<String, TypeUse> variables) {
    if (pattern instanceof TypeRef.TypeVariable variable) {
      TypeUse before = variables.putIfAbsent(variable.name(), unconstrained(use));
      return before == null || before.type().equals(use.type());
    }
    if (pattern instanceof TypeRef.ClassType declared) {
      if (!(use.type() instanceof TypeRef.ClassType other)
          || !declared.raw().equals(other.raw())
          || declared.arguments().size() != other.arguments().size()) {
        return false;
      }
      for (int i = 0; i < declared.arguments().size(); i++) {
        if (!matches(declared.arguments().get(i), argumentsOf(use).get(i), variables)) {
          return false;
        }
      }
      return true;
    }
    if (pattern instanceof TypeRef.ArrayType array) {
      return use.type() instanceof TypeRef.ArrayType
          && matches(array.element(), argumentsOf(use).get(0), variables);
    }
    return pattern.equals(use.type());
  }

  /** The same without constraints, here and in its arguments. */
  static TypeUse unconstrained(TypeUse use) {
    return new TypeUse(
        use.type(),
        use.nullable(),
        use.valid(),
        List.of(),
        use.arguments().stream().map(TypeUses::unconstrained).toList());
  }

  /** The same with {@code ? extends T} as {@code T}, here but not in its arguments. */
  static TypeUse withoutWildcard(TypeUse use) {
    if (!(use.type() instanceof TypeRef.WildcardType wildcard)) {
      return use;
    }
    TypeRef bound =
        wildcard.type().isEmpty()
            ? new TypeRef.ClassType("java.lang", "Object")
            : wildcard.type().get(0);
    // the annotations of a wildcard's bound stand in the model as those of its only argument
    TypeUse inner = use.arguments().size() == 1 ? use.arguments().get(0) : plain(bound);
    return new TypeUse(
        bound,
        use.nullable() || inner.nullable(),
        use.valid() || inner.valid(),
        both(use.constraints(), inner.constraints()),
        inner.arguments());
  }

  /** A type whose own arguments, but not theirs, are without wildcards: what is made for it. */
  static TypeName made(TypeRef type) {
    if (type instanceof TypeRef.ClassType declared) {
      boolean iterable = declared.name().equals("java.lang.Iterable");
      return name(
          new TypeRef.ClassType(
              iterable ? "java.util" : declared.packageName(),
              iterable ? "List" : declared.simpleName(),
              declared.arguments().stream().map(TypeUses::bound).toList()));
    }
    return name(type);
  }

  /** The whole type, where {@link JavaNames} would take a class for its raw self. */
  static TypeName name(TypeRef type) {
    return JavaNames.of(type);
  }

  private static TypeRef bound(TypeRef type) {
    if (type instanceof TypeRef.WildcardType wildcard) {
      return wildcard.type().isEmpty()
          ? new TypeRef.ClassType("java.lang", "Object")
          : wildcard.type().get(0);
    }
    return type;
  }

  /** The arguments, made plain ones where the model left them out. */
  static List<TypeUse> argumentsOf(TypeUse use) {
    if (use.type() instanceof TypeRef.WildcardType) {
      return use.arguments();
    }
    List<TypeUse> plain = plain(use.type()).arguments();
    return use.arguments().size() == plain.size() ? use.arguments() : plain;
  }

  private static TypeRef fill(TypeRef type, Map<String, TypeUse> variables) {
    if (type instanceof TypeRef.TypeVariable variable) {
      TypeUse argument = variables.get(variable.name());
      return argument == null ? type : argument.type();
    }
    if (type instanceof TypeRef.ClassType declared) {
      return new TypeRef.ClassType(
          declared.packageName(),
          declared.simpleName(),
          declared.arguments().stream().map(each -> fill(each, variables)).toList());
    }
    if (type instanceof TypeRef.ArrayType array) {
      return new TypeRef.ArrayType(fill(array.element(), variables));
    }
    if (type instanceof TypeRef.WildcardType wildcard) {
      return new TypeRef.WildcardType(
          wildcard.bound(), wildcard.type().stream().map(each -> fill(each, variables)).toList());
    }
    return type;
  }

  private static List<ConstraintModel> both(
      List<ConstraintModel> ones, List<ConstraintModel> others) {
    List<ConstraintModel> both = new ArrayList<>(ones);
    both.addAll(others);
    return both;
  }
}
