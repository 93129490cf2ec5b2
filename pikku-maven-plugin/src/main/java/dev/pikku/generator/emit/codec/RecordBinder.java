package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that reads one record. */
final class RecordBinder {
  static final ClassName OBJECT_BINDER = ClassName.get("dev.pikku.json", "ObjectBinder");

  private static final CodeBlock IN = CodeBlock.of("in");

  private final RecordType type;
  private final ReadNeeds needs;
  private final boolean ignoreUnknownKeys;
  private final ClassName name;
  private final TypeName made;
  private final ClassMethods methods = new ClassMethods();
  private final ReadCode code;
  private final TextCode text;
  private final DefaultCode defaults;
  private final ConstraintCode constraints;

  /**
   * What the class must be able to do.
   *
   * @param document whether it is read as a JSON object of its own
   * @param variant whether it is read as one of a sealed interface's
   * @param request whether it is bound from HTTP requests
   */
  record ReadNeeds(boolean document, boolean variant, boolean request) {
    ReadNeeds and(ReadNeeds more) {
      return new ReadNeeds(
          document || more.document, variant || more.variant, request || more.request);
    }
  }

  RecordBinder(RecordType type, ReadNeeds needs, boolean ignoreUnknownKeys, ClassNames classes) {
    this(type, needs, ignoreUnknownKeys, classes, classes.binder(type));
  }

  RecordBinder(
      RecordType type,
      ReadNeeds needs,
      boolean ignoreUnknownKeys,
      ClassNames classes,
      ClassName name) {
    this.type = type;
    this.needs = needs;
    this.ignoreUnknownKeys = ignoreUnknownKeys;
    this.name = name;
    this.made = type.typeName();
    this.code = new ReadCode(classes, methods);
    this.text = new TextCode(code);
    this.defaults = new DefaultCode(code);
    this.constraints = new ConstraintCode("broken($L, $S)");
  }

  TypeSpec write() {
    List<RecordType.Component> components = type.components();
    TypeSpec.Builder binder =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(OBJECT_BINDER, made))
            .addJavadoc("Reads {@link $T}.\n", made(type));
    for (RecordType.Component component : components) {
      binder.addField(field(component));
    }
    binder.addMethod(
        MethodSpec.constructorBuilder().addStatement("super($L)", components.size()).build());
    if (needs.document()) {
      binder.addMethod(entry("read", "object"));
    }
    if (needs.variant()) {
      binder.addMethod(entry("readVariant", "variant"));
    }
    binder.addMethod(readJson());
    if (needs.request()) {
      binder.addMethod(binder());
      text.addTo(binder, components);
    }
    if (ignoreUnknownKeys) {
      binder.addMethod(
          override("ignoresUnknownKeys", TypeName.BOOLEAN).addStatement("return true").build());
    }
    if (!components.isEmpty()) {
      binder.addMethod(check());
    }
    binder.addMethod(make());
    methods.addTo(binder);
    constraints.addTo(binder);
    return binder.build();
  }

  /** Callers that see the inherited type alone are verified without loading this class. */
  private MethodSpec binder() {
    return MethodSpec.methodBuilder("binder")
        .addModifiers(Modifier.STATIC)
        .returns(ParameterizedTypeName.get(OBJECT_BINDER, made))
        .addStatement("return new $T()", name)
        .build();
  }

  private static ClassName made(RecordType type) {
    return JavaNames.of(type.type());
  }

  private MethodSpec entry(String method, String inherited) {
    return MethodSpec.methodBuilder(method)
        .addModifiers(Modifier.STATIC)
        .returns(made)
        .addParameter(ReadCode.READER, "in")
        .addStatement("return new $T().$L(in)", name, inherited)
        .build();
  }

  static MethodSpec.Builder override(String method, TypeName returns) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(returns);
  }

  /** What the field for a component holds: an optional's value rather than the optional. */
  static TypeName fieldType(Shape shape) {
    if (shape instanceof Shape.Maybe maybe) {
      return TypeUses.made(maybe.value().use().type()).box();
    }
    return TypeUses.made(shape.use().type());
  }

  private FieldSpec field(RecordType.Component component) {
    FieldSpec.Builder field =
        FieldSpec.builder(fieldType(component.shape()), component.variable(), Modifier.PRIVATE);
    if (component.model().defaultText().isPresent() && !isList(component.shape())) {
      field.initializer(defaults.initial(component));
    } else if (component.shape() instanceof Shape.Change) {
      field.initializer("$T.absent()", ClassName.get("dev.pikku", "Patch"));
    }
    return field.build();
  }

  private static boolean isList(Shape shape) {
    return shape instanceof Shape.Sequence
        || (shape instanceof Shape.Maybe maybe && maybe.value() instanceof Shape.Sequence);
  }

  private MethodSpec readJson() {
    MethodSpec.Builder method =
        override("readJson", TypeName.BOOLEAN)
            .addParameter(String.class, "component")
            .addParameter(ReadCode.READER, "in");
    if (type.components().isEmpty()) {
      return method.addStatement("return false").build();
    }
    method.addCode("switch (component) {\n$>");
    for (int i = 0; i < type.components().size(); i++) {
      method.addCode(readComponent(i, type.components().get(i)));
    }
    return method
        .addCode("default -> {\n$>return false;\n$<}\n$<}\n")
        .addStatement("return true")
        .build();
  }

  private CodeBlock readComponent(int index, RecordType.Component component) {
    Shape shape = component.shape();
    CodeBlock.Builder block = CodeBlock.builder().add("case $S -> {\n$>", component.name());
    if (needs.request()) {
      block.add(TextCode.onlyFrom(component));
    }
    boolean silent = !Cascade.reaches(shape.use()) && Cascade.matters(shape);
    if (silent) {
      block.addStatement("boolean checking = in.violations().checking(false)");
    }
    CodeBlock value = componentValue(shape);
    if (needs.request()) {
      block
          .addStatement("$T value = $L", fieldType(shape), value)
          .beginControlFlow("if (first($L))", index)
          .addStatement("this.$N = value", component.variable())
          .nextControlFlow("else")
          .add(TextCode.isArray(shape) ? TextCode.trim(component) : CodeBlock.of(""))
          .addStatement(
              "same($L)", TextCode.equal(shape, CodeBlock.of("value"), component.variable()))
          .endControlFlow();
    } else {
      block
          .beginControlFlow("if (first($L))", index)
          .addStatement("this.$N = $L", component.variable(), value)
          .nextControlFlow("else")
          .addStatement("in.skip()")
          .endControlFlow();
    }
    if (silent) {
      block.addStatement("in.violations().checking(checking)");
    }
    return block.add("$<}\n").build();
  }

  private CodeBlock componentValue(Shape shape) {
    if (shape instanceof Shape.Maybe maybe) {
      return CodeBlock.of("$L.tryNull() ? null : $L", IN, code.present(maybe.value(), IN));
    }
    return code.value(shape, IN);
  }

  private MethodSpec check() {
    MethodSpec.Builder method = override("check", TypeName.VOID);
    for (int i = 0; i < type.components().size(); i++) {
      method.addCode(check(i, type.components().get(i)));
    }
    return method.build();
  }

  private CodeBlock check(int index, RecordType.Component component) {
    Shape shape = component.shape();
    String name = component.name();
    String field = component.variable();
    CodeBlock.Builder code = CodeBlock.builder();
    if (needs.request() && TextCode.isArray(shape)) {
      code.add(TextCode.trim(component));
    }
    CodeBlock sound = CodeBlock.of("sound($L)", index);
    CodeBlock required = CodeBlock.of("required($L, $S)", index, name);
    CodeBlock broken = constraints.checks(component);
    if (isOptional(component)) {
      if (component.model().defaultText().isPresent() && isList(shape)) {
        code.add(defaults.list(index, component));
      }
      return code.add(when(sound, broken)).build();
    }
    if (needs.request() && TextCode.isList(shape)) {
      return code.beginControlFlow("if (!given($L) && textOnly())", index)
          .addStatement("this.$N = $L", field, TextCode.emptyList((Shape.Sequence) shape))
          .nextControlFlow("else")
          .addStatement(required)
          .endControlFlow()
          .add(when(CodeBlock.of("this.$N != null && $L", field, sound), broken))
          .build();
    }
    if (shape instanceof Shape.Untyped) {
      return code.beginControlFlow("if ($L && this.$N == null)", required, field)
          .addStatement("violation($S, $S)", name, "must not be null")
          .endControlFlow()
          .add(when(sound, broken))
          .build();
    }
    return broken.isEmpty()
        ? code.addStatement(required).build()
        : code.add(when(required, broken)).build();
  }

  private static CodeBlock when(CodeBlock condition, CodeBlock code) {
    return code.isEmpty()
        ? code
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", condition)
            .add(code)
            .endControlFlow()
            .build();
  }

  /** Whether a request without a JSON body must give a component. */
  static boolean isRequired(RecordType.Component component) {
    return !isOptional(component) && !TextCode.isList(component.shape());
  }

  private static boolean isOptional(RecordType.Component component) {
    return component.shape().use().nullable()
        || component.shape() instanceof Shape.Maybe
        || component.shape() instanceof Shape.Change
        || component.model().defaultText().isPresent();
  }

  private MethodSpec make() {
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordType.Component component : type.components()) {
      arguments.add(argument(component));
    }
    return override("make", made)
        .addStatement("return new $T($L)", made, CodeBlock.join(arguments, ", "))
        .build();
  }

  private static CodeBlock argument(RecordType.Component component) {
    if (component.shape() instanceof Shape.Maybe maybe) {
      return maybe.primitive().isEmpty()
          ? CodeBlock.of("$T.ofNullable(this.$N)", java.util.Optional.class, component.variable())
          : CodeBlock.of(
              "this.$1N == null ? $2T.empty() : $2T.of(this.$1N)",
              component.variable(),
              maybe.typeName());
    }
    return CodeBlock.of("this.$N", component.variable());
  }
}
