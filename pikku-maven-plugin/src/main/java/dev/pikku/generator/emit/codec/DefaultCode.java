package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Writes the values that {@code @Default} gives. */
final class DefaultCode {
  private final ReadCode code;

  DefaultCode(ReadCode code) {
    this.code = code;
  }

  /** What a scalar component's field holds from the start: {@code @Default}. */
  CodeBlock initial(RecordType.Component component) {
    return constant(TextCode.value(component.shape()), component.model().defaultText().orElse(""));
  }

  private CodeBlock constant(Shape shape, String text) {
    if (shape instanceof Shape.Enumeration enumeration) {
      return CodeBlock.of("$T.$L", enumeration.typeName(), text);
    }
    if (shape instanceof Shape.Scalar scalar) {
      return switch (scalar.type().kind()) {
        case BOOLEAN -> CodeBlock.of("$L", text);
        case WHOLE -> CodeBlock.of("$L", whole(scalar.type().name(), text));
        case CHARACTER, REAL, BIG_DECIMAL, BIG_INTEGER, TEXT, BYTES, TIME, FILE, OTHER ->
            code.text(shape, CodeBlock.of("$S", text));
      };
    }
    return CodeBlock.of("$S", text);
  }

  private static String whole(String type, String text) {
    return switch (type) {
      case "long", "java.lang.Long" -> text + "L";
      case "java.lang.Byte" -> "(byte) " + text;
      case "java.lang.Short" -> "(short) " + text;
      default -> text;
    };
  }

  /** Statements that fill a list that was not given from its {@code @Default}. */
  CodeBlock list(int index, RecordType.Component component) {
    Shape.Sequence list = (Shape.Sequence) TextCode.value(component.shape());
    CodeBlock.Builder fill =
        CodeBlock.builder()
            .beginControlFlow("if (!given($L))", index)
            .addStatement("this.$N = $L", component.variable(), TextCode.emptyList(list));
    List<String> parts = DefaultText.parts(component.model());
    if (list.kind() == Shape.Sequence.Kind.ARRAY) {
      fill.addStatement(
          "this.$N = $L", component.variable(), ReadCode.newArray(list, "" + parts.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      CodeBlock part = constant(list.element(), parts.get(i));
      if (list.kind() == Shape.Sequence.Kind.ARRAY) {
        fill.addStatement("this.$N[$L] = $L", component.variable(), i, part);
      } else {
        fill.addStatement("this.$N.add($L)", component.variable(), part);
      }
    }
    return fill.endControlFlow().build();
  }
}
