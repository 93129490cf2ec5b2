package dev.pikku.generator.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.pikku.generator.model.TypeRef;

/** Names of generated code: types of the model for JavaPoet, and identifiers made of any text. */
public final class JavaNames {
  private JavaNames() {}

  /** A class. */
  public static ClassName of(TypeRef.ClassType type) {
    String[] names = type.simpleName().split("\\.", -1);
    ClassName name = ClassName.get(type.packageName(), names[0]);
    for (int i = 1; i < names.length; i++) {
      name = name.nestedClass(names[i]);
    }
    return name;
  }

  /** Any type. */
  public static TypeName of(TypeRef type) {
    if (type instanceof TypeRef.ClassType of) {
      return of.arguments().isEmpty()
          ? of(of)
          : ParameterizedTypeName.get(
              of(of), of.arguments().stream().map(JavaNames::of).toArray(TypeName[]::new));
    } else if (type instanceof TypeRef.PrimitiveType primitive) {
      return switch (primitive.name()) {
        case "boolean" -> TypeName.BOOLEAN;
        case "byte" -> TypeName.BYTE;
        case "short" -> TypeName.SHORT;
        case "int" -> TypeName.INT;
        case "long" -> TypeName.LONG;
        case "char" -> TypeName.CHAR;
        case "float" -> TypeName.FLOAT;
        case "double" -> TypeName.DOUBLE;
        default -> TypeName.VOID;
      };
    } else if (type instanceof TypeRef.ArrayType array) {
      return ArrayTypeName.of(of(array.element()));
    } else if (type instanceof TypeRef.TypeVariable variable) {
      return TypeVariableName.get(variable.name());
    }
    TypeRef.WildcardType wildcard = (TypeRef.WildcardType) type;
    if (wildcard.type().isEmpty()) {
      return WildcardTypeName.subtypeOf(Object.class);
    }
    TypeName bound = of(wildcard.type().get(0));
    return wildcard.bound().equals("super")
        ? WildcardTypeName.supertypeOf(bound)
        : WildcardTypeName.subtypeOf(bound);
  }

  /** Text of the user's, so that it neither ends a comment nor is an escape to javac. */
  public static String inComment(String text) {
    return text.replace("\\", "&#92;").replace("*/", "*&#47;");
  }

  /** {@code TodoReminders} for {@code todo-reminders} or {@code /todo/reminders}. */
  public static String upperCamel(String text) {
    StringBuilder name = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' || !Character.isJavaIdentifierPart(c) || c == '_') {
        start = true;
      } else {
        name.append(start ? Character.toUpperCase(c) : c);
        start = false;
      }
    }
    return name.toString();
  }

  /** {@code todoReminders}, safe as an identifier except where it is a word of Java's own. */
  public static String lowerCamel(String text) {
    String name = upperCamel(text);
    int capitals = 0;
    while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
      capitals++;
    }
    // URLParser becomes urlParser
    int lower = capitals > 1 && capitals < name.length() ? capitals - 1 : capitals;
    return name.substring(0, lower).toLowerCase(java.util.Locale.ROOT) + name.substring(lower);
  }
}
