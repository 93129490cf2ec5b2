package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import javax.lang.model.element.Modifier;

/** Writes the class that writes one record. */
final class RecordWriter {
  private static final CodeBlock OUT = CodeBlock.of("out");

  private final RecordType type;
  private final WriteNeeds needs;
  private final ClassName name;
  private final TypeName written;
  private final ClassMethods methods = new ClassMethods();
  private final WriteCode code;

  /**
   * What the class must be able to do.
   *
   * @param document whether the record is written as an object of its own
   * @param variant whether it is written as one of a sealed interface's
   */
  record WriteNeeds(boolean document, boolean variant) {
    WriteNeeds and(WriteNeeds more) {
      return new WriteNeeds(document || more.document, variant || more.variant);
    }
  }

  RecordWriter(RecordType type, WriteNeeds needs, ClassNames classes) {
    this.type = type;
    this.needs = needs;
    this.name = classes.writer(type);
    this.written = type.typeName();
    this.code = new WriteCode(classes, methods);
  }

  TypeSpec write() {
    TypeSpec.Builder writer =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Writes {@link $T}.\n", JavaNames.of(type.type()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (needs.document()) {
      writer.addMethod(
          method("write")
              .beginControlFlow("if (value == null)")
              .addStatement("out.nullValue()")
              .addStatement("return")
              .endControlFlow()
              .addStatement("out.beginObject()")
              .addCode(needs.variant() ? call() : members())
              .addStatement("out.endObject()")
              .build());
    }
    if (needs.variant()) {
      writer.addMethod(method("writeMembers").addCode(members()).build());
    }
    methods.addTo(writer);
    return writer.build();
  }

  private static CodeBlock call() {
    return CodeBlock.builder().addStatement("writeMembers(out, value)").build();
  }

  private MethodSpec.Builder method(String method) {
    return MethodSpec.methodBuilder(method)
        .addModifiers(Modifier.STATIC)
        .addParameter(WriteCode.WRITER, "out")
        .addParameter(written, "value");
  }

  private CodeBlock members() {
    NameAllocator locals = new NameAllocator();
    locals.newName("out");
    locals.newName("value");
    locals.newName("present");
    CodeBlock.Builder members = CodeBlock.builder();
    for (RecordType.Component component : type.components()) {
      CodeBlock value = CodeBlock.of("value.$N()", component.name());
      String local = locals.newName(component.variable());
      if (component.shape() instanceof Shape.Change change) {
        members.add(change(component, change, local, value));
      } else {
        members
            .addStatement("out.name($S)", component.name())
            .add(
                WriteCode.local(
                    component.shape(),
                    local,
                    value,
                    simple -> code.value(component.shape(), OUT, simple)));
      }
    }
    return members.build();
  }

  private CodeBlock change(
      RecordType.Component component, Shape.Change change, String local, CodeBlock value) {
    Shape inner = change.value();
    return CodeBlock.builder()
        .addStatement("$T $N = $L", change.typeName(), local, value)
        .beginControlFlow("if ($1N != null && !$1N.isAbsent())", local)
        .addStatement("out.name($S)", component.name())
        .beginControlFlow("if ($N.isNull())", local)
        .addStatement("out.nullValue()")
        .nextControlFlow("else")
        .add(
            WriteCode.local(
                inner,
                "present",
                CodeBlock.of("$N.value()", local),
                simple -> code.value(inner, OUT, simple)))
        .endControlFlow()
        .endControlFlow()
        .build();
  }
}
