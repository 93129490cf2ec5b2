package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void namesClassesAfterWhatTheyReadAndWrite() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            record Todo(String text) {}
            record Page<T>(List<T> items) {}
            interface One { record Same(String a) {} }
            interface Two { record Same(String a) {} }
            record Uses(Page<Todo> page, List<Todo> todos, Map<String, Todo> byName, One.Same one, Two.Same two) {}
            """);

    assertThat(codecs.generated().keySet())
        .containsExactly(
            "ListOfTodoBinder",
            "ListOfTodoWriter",
            "MapOfStringAndTodoBinder",
            "MapOfStringAndTodoWriter",
            "OneSameBinder",
            "OneSameWriter",
            "PageOfTodoBinder",
            "PageOfTodoWriter",
            "TodoBinder",
            "TodoWriter",
            "TwoSameBinder",
            "TwoSameWriter");
    codecs.compile();
  }

  @Test
  void survivesNamesThatCodeUsesItself() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            enum Body { A } enum Text { A } enum Json { A } enum Default { A } enum Switch { A }
            record Todo(String in, Optional<UUID> out, UUID value, UUID present, int component, String text,
                Body body, Text json, Json given, Default first, Switch same, UUID component$, List<Body> name,
                List<Text> values, Map<Json, UUID> key, boolean checking, @Min(1) int before,
                List<List<@Min(1) Integer>> each, @Pattern(regexp = "a") String index) {}
            record String2(String string) {}
            record Object(@Nullable String a) {}
            record List2(Object o) {}
            record Uses(Todo todo, List2 list, String2 string) {}
            """);

    codecs.compile();
    assertThat(codecs.write("list", codecs.read("list", "{\"o\":{\"a\":null}}")))
        .isEqualTo("{\"o\":{\"a\":null}}");
  }

  @Test
  void generatesOnlyWhatIsAskedFor() {
    CodecFixture codecs = CodecFixture.of("record Todo(String text) {}");

    assertThat(codecs.generated()).isEmpty();
  }
}
