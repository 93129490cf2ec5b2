package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that a door's calls are spread over: a class file has room for so many constants, and
 * the JIT compiler leaves methods of more than 8,000 bytes alone.
 */
record DoorParts(ClassName bootstrap, int calls) {
  /** How many calls one part has. */
  static final int CALLS = 200;

  /** Calls from one number until before another, and the class that has them. */
  record Part(ClassName name, int from, int to) {}

  /** Whether there are more calls than the bootstrap takes itself. */
  boolean isNeeded() {
    return calls > CALLS;
  }

  List<Part> list() {
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < calls; from += CALLS) {
      ClassName name = bootstrap.peerClass(bootstrap.simpleName() + "Calls" + (parts.size() + 1));
      parts.add(new Part(name, from, Math.min(from + CALLS, calls)));
    }
    return parts;
  }

  /**
   * Statements that return what a static method of the right part does.
   *
   * @param call of the method, such as {@code chain(this, wiring)}
   */
  CodeBlock choose(String call, CodeBlock otherwise) {
    return CodeBlock.builder()
        .add("return switch (wiring / $L) {\n", CALLS)
        .indent()
        .add(cases(call))
        .add("default -> $L;\n", otherwise)
        .unindent()
        .add("};\n")
        .build();
  }

  /** One case for each part: a wiring's number divided by {@link #CALLS}. */
  CodeBlock cases(String call) {
    List<Part> parts = list();
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < parts.size(); i++) {
      code.add("case $L -> $T.$L;\n", i, parts.get(i).name(), call);
    }
    return code.build();
  }
}
