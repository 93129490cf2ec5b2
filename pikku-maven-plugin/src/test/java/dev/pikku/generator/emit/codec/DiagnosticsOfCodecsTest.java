package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsOfCodecsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date date",
        "Thread thread",
        "List<Calendar> list",
        "Map<LocalDate, String> map",
        "SortedSet<Other> sorted",
        "Optional<Optional<String>> twice",
        "List<Patch<String>> patches",
        "List<String>[] generic",
        "Bad shape",
        "Named named",
        "Grows<String> grows",
        "List<? super Integer> supers",
        "Map<String, List<? super Integer>> supers",
        "Box<?> any",
        "List<Box<? extends Other>> some",
        "Open open",
      })
  void refusesTypesThatNoCodeCanHandle(String component) {
    List<Diagnostic> errors =
        errors(
            """
            record Other(String a) {}
            sealed interface Bad permits One, Other2 {}
            record One(String type) implements Bad {}
            record Other2() implements Bad {}
            sealed interface Named permits First.Same, Second.Same {}
            interface First { record Same() implements Named {} }
            interface Second { record Same() implements Named {} }
            record Box<T>(T value) {}
            sealed interface Open permits Unsaid {}
            record Unsaid<X>(X x) implements Open {}
            record Grows<T>(@Nullable Grows<List<T>> next) {}
            record Input(%s) {}
            record Uses(Input input) {}
            """
                .formatted(component));

    assertThat(errors).isNotEmpty().allSatisfy(error -> isComplete(error, Code.UNSUPPORTED_TYPE));
  }

  @Test
  void refusesTypesThatGeneratedCodeCannotSee() {
    assertThat(
            errors(
                """
                class Holder { private record Hidden(String a) {} record Uses(Hidden hidden) {} }
                record Uses(Holder.Uses uses) {}
                """))
        .isNotEmpty()
        .allSatisfy(error -> isComplete(error, Code.UNSUPPORTED_TYPE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record Input(Color c) {} enum Color { @JsonProperty(\"r\") RED }",
        "record Input(Color c) {} enum Color { RED; @JsonValue int code() { return 1; } }",
        "record Input(Shape s) {} @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) sealed interface Shape"
            + " permits Dot {} record Dot() implements Shape {}",
        "record Input(Shape s) {} sealed interface Shape permits Dot {}"
            + " @JsonTypeName(\"d\") record Dot() implements Shape {}",
        "record Input(List<Optional<Inner>> l) {} record Inner(@JsonIgnore String a) {}",
        "record Input(String a) { @JsonProperty(\"b\") @Override public String a() { return a; } }",
        "record Input(String a) { @JsonIgnore public int size() { return 1; } }",
      })
  void refusesAnnotationsOfJacksonWhereverTheyStand(String types) {
    assertThat(
            errors(
                types
                        .replaceAll("@Json", "@com.fasterxml.jackson.annotation.Json")
                        .replace("(use = Json", "(use = com.fasterxml.jackson.annotation.Json")
                    + " record Uses(Input input) {}"))
        .isNotEmpty()
        .allSatisfy(error -> isComplete(error, Code.UNSUPPORTED_ANNOTATION));
  }

  @Test
  void refusesAnnotationsOfJackson() {
    List<Diagnostic> errors =
        errors(
            """
            record Input(@com.fasterxml.jackson.annotation.JsonProperty("a") String b) {}
            record Uses(Input input) {}
            """);

    assertThat(errors).hasSize(1);
    isComplete(errors.get(0), Code.UNSUPPORTED_ANNOTATION);
    assertThat(errors.get(0).fact()).contains("JsonProperty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@Csv String a", "@Header Map<String, String> a", "@Default(\"x\") Inner a"})
  void refusesAnnotationsWhereTheyMeanNothing(String component) {
    assertThat(
            errors(
                "record Inner(String b) {} record Input(%s) {} record Uses(Input input) {}"
                    .formatted(component)))
        .hasSize(1)
        .allSatisfy(error -> isComplete(error, Code.UNSUPPORTED_ANNOTATION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Default(\"x\") int a",
        "@Default(\"128\") byte a",
        "@Default(\"yes\") boolean a",
        "@Default(\"BLUE\") Color a",
        "@Default(\"1,x\") @Csv List<Integer> a",
        "@Default(\"tomorrow\") LocalDate a",
        "@Default(\"1\") UUID a",
      })
  void refusesDefaultsThatDoNotConvert(String component) {
    assertThat(
            errors(
                "enum Color { RED } record Input(%s) {} record Uses(Input input) {}"
                    .formatted(component)))
        .hasSize(1)
        .allSatisfy(error -> isComplete(error, Code.INVALID_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@NotBlank int a",
        "@Past Duration a",
        "@Min(1) String a",
        "@Pattern(regexp = \"[\") String a",
        "@DecimalMin(\"x\") int a",
        "@Size(groups = Runnable.class) String a",
        "@Size(message = \"{other.key}\") String a",
        "@Size(message = \"not ${validatedValue}\") String a",
        "@Custom String a",
        "Box<@NotBlank String> a",
        "List<@Min(1) String> a",
      })
  void refusesConstraintsThatNoCodeCanCheck(String component) {
    assertThat(
            errors(
                """
                @jakarta.validation.Constraint(validatedBy = {})
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
                @interface Custom {
                  String message() default "";
                  Class<?>[] groups() default {};
                  Class<? extends jakarta.validation.Payload>[] payload() default {};
                }
                record Box<T>(T value) {}
                record Input(%s) {}
                record Uses(Input input) {}
                """
                    .formatted(component)))
        .hasSize(1)
        .allSatisfy(error -> isComplete(error, Code.UNSUPPORTED_CONSTRAINT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Whole record Input(int from, int to) {}",
        "record Input(int from, int to) { @AssertTrue boolean isSpan() { return from < to; } }",
        "record Inner(int a) { @Min(1) int twice() { return 2 * a; } } record Input(Inner inner) {}",
      })
  void refusesConstraintsThatStandOnNoComponent(String input) {
    assertThat(
            errors(
                """
                @jakarta.validation.Constraint(validatedBy = {})
                @interface Whole {
                  String message() default "";
                  Class<?>[] groups() default {};
                  Class<? extends jakarta.validation.Payload>[] payload() default {};
                }
                record Uses(Input input) {}
                """
                    + input))
        .hasSize(1)
        .allSatisfy(error -> isComplete(error, Code.UNSUPPORTED_CONSTRAINT));
  }

  @Test
  void generatesNothingWhereSomethingIsWrong() {
    CodecFixture codecs = CodecFixture.of("record Input(Date date) {} record Uses(Input input) {}");

    assertThat(codecs.codecs.files(Set.of(), Optional.empty())).isEmpty();
  }

  private static List<Diagnostic> errors(String source) {
    return CodecFixture.of(source).diagnostics.errors();
  }

  private static void isComplete(Diagnostic error, Code code) {
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.place().file()).isNotEmpty();
    assertThat(error.fact()).contains("\"").endsWith(".");
    assertThat(error.remedy()).endsWith(".");
  }
}
