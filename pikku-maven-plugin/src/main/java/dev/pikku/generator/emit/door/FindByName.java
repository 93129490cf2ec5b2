package dev.pikku.generator.emit.door;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The method {@code find} of doors whose events name what is called: a switch from names to the
 * numbers of wirings.
 *
 * @param parameter the word for what has the name, such as {@code task}
 */
record FindByName(String parameter) {

  /** Adds it to a door, which asks its parts where it has some. */
  void add(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    MethodSpec.Builder find =
        method().addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    if (parts.isNeeded()) {
      find.addStatement("int wiring = -1");
      for (DoorParts.Part part : parts.list()) {
        find.beginControlFlow("if (wiring < 0)")
            .addStatement("wiring = $T.find($L)", part.name(), parameter)
            .endControlFlow();
      }
      find.addStatement("return wiring");
    } else {
      find.addCode(cases(plan.calls(), 0, plan.calls().size()));
    }
    door.addMethod(find.build());
  }

  /** Adds it to a part of a door. */
  void add(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {
    type.addMethod(
        method()
            .addModifiers(Modifier.STATIC)
            .addCode(cases(plan.calls(), part.from(), part.to()))
            .build());
  }

  MethodSpec.Builder method() {
    return MethodSpec.methodBuilder("find")
        .returns(int.class)
        .addParameter(String.class, parameter);
  }

  CodeBlock cases(List<Call> calls, int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch ($L) {\n", parameter).indent();
    for (int i = from; i < to; i++) {
      code.add("case $S -> $L;\n", calls.get(i).wiring().label(), i);
    }
    return code.add("default -> -1;\n").unindent().add("};\n").build();
  }
}
