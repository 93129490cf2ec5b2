package dev.pikku.generator.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A Java type as written, with its generic arguments. */
public sealed interface TypeRef {

  /** The class for a primitive type, as type arguments need it; any other type is itself. */
  default TypeRef boxed() {
    return this;
  }

  /** The type in Java source, fully qualified. */
  @Override
  String toString();

  /**
   * A class, record, enum or interface.
   *
   * @param packageName empty for the unnamed package
   * @param simpleName with outer classes, such as {@code Todos.CreateTodo}
   * @param arguments empty where the type is not generic
   */
  record ClassType(String packageName, String simpleName, List<TypeRef> arguments)
      implements TypeRef, Comparable<ClassType> {
    public ClassType {
      arguments = List.copyOf(arguments);
    }

    public ClassType(String packageName, String simpleName) {
      this(packageName, simpleName, List.of());
    }

    /** The qualified name without arguments: the key of {@link PikkuModel#types()}. */
    public String name() {
      return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    /** The name that class files use, with {@code $} between outer and inner. */
    public String binaryName() {
      String binary = simpleName.replace('.', '$');
      return packageName.isEmpty() ? binary : packageName + "." + binary;
    }

    /** The same class without arguments. */
    public ClassType raw() {
      return arguments.isEmpty() ? this : new ClassType(packageName, simpleName);
    }

    @Override
    public int compareTo(ClassType other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return arguments.isEmpty()
          ? name()
          : name()
              + arguments.stream()
                  .map(TypeRef::toString)
                  .collect(Collectors.joining(", ", "<", ">"));
    }
  }

  /** {@code int}, {@code boolean}, …, {@code void}. */
  record PrimitiveType(String name) implements TypeRef {
    @Override
    public TypeRef boxed() {
      String box =
          switch (name) {
            case "int" -> "Integer";
            case "char" -> "Character";
            default -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
          };
      return new ClassType("java.lang", box);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An array. */
  record ArrayType(TypeRef element) implements TypeRef {
    @Override
    public String toString() {
      return element + "[]";
    }
  }

  /** A type parameter of a generic record or class, by name. */
  record TypeVariable(String name) implements TypeRef {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * {@code ?}, {@code ? extends T} or {@code ? super T}.
   *
   * @param bound the text between {@code ?} and the type: {@code extends}, {@code super} or empty
   * @param type the bound; empty for {@code ?}
   */
  record WildcardType(String bound, List<TypeRef> type) implements TypeRef {
    public WildcardType {
      type = List.copyOf(type);
    }

    @Override
    public String toString() {
      return type.isEmpty() ? "?" : "? " + bound + " " + type.get(0);
    }
  }
}
