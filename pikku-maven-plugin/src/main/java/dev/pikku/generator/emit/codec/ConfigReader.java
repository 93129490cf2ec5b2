package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that reads the configuration record from variables: {@code mailFrom} from {@code
 * MAIL_FROM}, {@code mail.host} of a nested record from {@code MAIL_HOST}.
 */
final class ConfigReader {
  private static final ClassName SETTINGS = ClassName.get("dev.pikku.run", "Settings");
  private static final ClassName VARIABLES = ClassName.get("dev.pikku.service", "Variables");

  private final RecordType type;
  private final ClassName name;
  private final Diagnostics diagnostics;
  private final ClassMethods methods = new ClassMethods();
  private final ReadCode code;
  private final DefaultCode defaults;
  private final ConstraintCode constraints = new ConstraintCode("in.problem($L, $S)");
  private final Map<String, String> components = new TreeMap<>();
  private final List<RecordType> path = new ArrayList<>();

  ConfigReader(RecordType type, ClassName name, ClassNames classes, Diagnostics diagnostics) {
    this.type = type;
    this.name = name;
    this.diagnostics = diagnostics;
    this.code = new ReadCode(classes, methods);
    this.defaults = new DefaultCode(code);
  }

  TypeSpec write() {
    TypeSpec.Builder reader =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Reads {@link $T} from variables.\n", type.typeName())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("read")
                    .addModifiers(Modifier.STATIC)
                    .returns(type.typeName())
                    .addParameter(VARIABLES, "variables")
                    .addStatement("$1T in = new $1T(variables)", SETTINGS)
                    .addStatement("$T config = $L", type.typeName(), record(type, ""))
                    .addStatement("in.raise()")
                    .addStatement("return config")
                    .build());
    methods.addTo(reader);
    constraints.addTo(reader);
    return reader.build();
  }

  /** A call that reads a record whose variables' names begin with a prefix. */
  private CodeBlock record(RecordType record, String prefix) {
    String word = "read" + (prefix.isEmpty() ? "All" : camel(prefix));
    path.add(record);
    String method = methods.named("record " + prefix, word, called -> read(called, record, prefix));
    path.remove(path.size() - 1);
    return CodeBlock.of("$L(in)", method);
  }

  private static String camel(String prefix) {
    StringBuilder camel = new StringBuilder();
    for (String word : prefix.split("_", -1)) {
      if (!word.isEmpty()) {
        camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return camel.toString();
  }

  private MethodSpec read(String method, RecordType record, String prefix) {
    MethodSpec.Builder read =
        MethodSpec.methodBuilder(method)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(record.typeName())
            .addParameter(SETTINGS, "in")
            .addStatement("int before = in.problems()");
    NameAllocator locals = new NameAllocator();
    List.of("in", "before", "text", "each", "index", "entry", "refused", "malformed", "part")
        .forEach(locals::newName);
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordType.Component component : record.components()) {
      String variable = prefix + variable(component.name());
      String local = locals.newName(component.variable());
      String twin =
          components.putIfAbsent(variable, record.type().simpleName() + "." + component.name());
      if (twin != null) {
        unsupported(component, "is read from " + variable + ", as " + twin + " is", "Rename one.");
      }
      read.addCode(
          component(component, variable, local, locals.newName(component.name() + "Text")));
      arguments.add(argument(component.shape(), local));
    }
    return read.beginControlFlow("if (in.problems() > before)")
        .addStatement("return null")
        .endControlFlow()
        .beginControlFlow("try")
        .addStatement("return new $T($L)", record.typeName(), CodeBlock.join(arguments, ", "))
        .nextControlFlow("catch ($T refused)", RuntimeException.class)
        .addStatement(
            "in.problem($S, $S)",
            prefix.isEmpty() ? type.type().simpleName() : prefix + "*",
            prefix.isEmpty() ? "is not valid" : "are not valid together")
        .addStatement("return null")
        .endControlFlow()
        .build();
  }

  private void unsupported(RecordType.Component component, String fact, String remedy) {
    diagnostics.error(
        Code.UNSUPPORTED_TYPE,
        component.model().place(),
        "\"" + component.name() + "\" of the configuration " + fact + ".",
        remedy);
  }

  /** {@code MAIL_FROM} for {@code mailFrom}, {@code SMTP_URL} for {@code smtpURL}. */
  static String variable(String component) {
    StringBuilder variable = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      boolean starts =
          i > 0
              && Character.isUpperCase(c)
              && (!Character.isUpperCase(component.charAt(i - 1))
                  || (i + 1 < component.length()
                      && Character.isLowerCase(component.charAt(i + 1))));
      variable.append(starts ? "_" : "").append(Character.toUpperCase(c));
    }
    return variable.toString();
  }

  private CodeBlock component(
      RecordType.Component component, String variable, String local, String textLocal) {
    Shape shape = component.shape();
    Shape value = shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
    if (shape instanceof Shape.Structure structure && !shape.nullable()) {
      if (path.contains(structure.type())) {
        unsupported(component, "holds itself", "Leave it out.");
        return CodeBlock.of("");
      }
      return CodeBlock.builder()
          .addStatement(
              "$T $N = $L", shape.typeName(), local, record(structure.type(), variable + "_"))
          .build();
    }
    Optional<Shape.Sequence> list =
        value instanceof Shape.Sequence sequence
                && TextCode.isScalar(sequence.element())
                && sequence.kind() != Shape.Sequence.Kind.ARRAY
            ? Optional.of(sequence)
            : Optional.empty();
    if (!TextCode.isScalar(value) && list.isEmpty()) {
      unsupported(
          component,
          "cannot be read from one variable: it is \"" + shape.use().type() + "\"",
          "Use text, a number, a time, an enum, a list of these, or a record.");
      return CodeBlock.of("");
    }
    return variable(component, variable, local, textLocal, value, list);
  }

  private CodeBlock variable(
      RecordType.Component component,
      String variable,
      String local,
      String textLocal,
      Shape value,
      Optional<Shape.Sequence> list) {
    boolean required =
        component.model().defaultText().isEmpty()
            && !component.shape().nullable()
            && !(component.shape() instanceof Shape.Maybe);
    TypeName type = RecordBinder.fieldType(component.shape());
    CodeBlock initial = CodeBlock.of("$L", zero(type));
    if (component.model().defaultText().isPresent()) {
      initial = list.isPresent() ? CodeBlock.of("null") : defaults.initial(component);
    }
    CodeBlock.Builder read =
        CodeBlock.builder()
            .addStatement("$T $N = $L", type, local, initial)
            .addStatement(
                "String $L = in.$L($S)", textLocal, required ? "required" : "text", variable);
    if (list.isPresent() && component.model().defaultText().isPresent()) {
      read.beginControlFlow("if ($L == null)", textLocal)
          .addStatement("$L = $S", textLocal, component.model().defaultText().orElse(""))
          .endControlFlow();
    }
    CodeBlock convert =
        list.isPresent()
            ? parts(list.get(), local, textLocal)
            : CodeBlock.builder()
                .addStatement("$N = $L", local, convert(value, CodeBlock.of("$L", textLocal)))
                .build();
    CodeBlock checks =
        constraints.checks(
            component.shape(), CodeBlock.of("$N", local), CodeBlock.of("$S", variable), 0);
    read.beginControlFlow("if ($L != null)", textLocal)
        .beginControlFlow("try")
        .add(convert)
        .add(checks)
        .nextControlFlow("catch ($T malformed)", IllegalArgumentException.class)
        .addStatement("in.problem($S, malformed.getMessage())", variable)
        .endControlFlow()
        .endControlFlow();
    return read.build();
  }

  private CodeBlock convert(Shape value, CodeBlock text) {
    return value instanceof Shape.Untyped ? text : code.text(value, text);
  }

  private CodeBlock parts(Shape.Sequence list, String local, String textLocal) {
    return CodeBlock.builder()
        .addStatement("$N = $L", local, TextCode.emptyList(list))
        .beginControlFlow("if (!$L.isEmpty())", textLocal)
        .beginControlFlow("for (String part : $L.split($S, -1))", textLocal, ",")
        .addStatement("$N.add($L)", local, convert(list.element(), CodeBlock.of("part.trim()")))
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private static String zero(TypeName type) {
    if (!type.isPrimitive()) {
      return "null";
    }
    return type.equals(TypeName.BOOLEAN) ? "false" : "0";
  }

  private static CodeBlock argument(Shape shape, String local) {
    if (shape instanceof Shape.Maybe maybe) {
      return maybe.primitive().isEmpty()
          ? CodeBlock.of("$T.ofNullable($N)", Optional.class, local)
          : CodeBlock.of("$1N == null ? $2T.empty() : $2T.of($1N)", local, maybe.typeName());
    }
    return CodeBlock.of("$N", local);
  }
}
