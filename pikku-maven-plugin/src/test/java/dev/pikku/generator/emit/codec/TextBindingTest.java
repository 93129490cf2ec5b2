package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextBindingTest {
  private static CodecFixture codecs;

  @BeforeAll
  static void generate() {
    codecs =
        CodecFixture.of(
            """
            enum Color { RED, GREEN }
            record Search(
                UUID id, @Default("20") int limit, Optional<String> text, List<String> tags,
                @Csv List<Color> colors, @Default("1,2") @Csv Set<Integer> numbers, OptionalLong since,
                @Nullable Boolean done, int[] counts, @Default("RED") Color color,
                @Default("2026-01-31") LocalDate day, Patch<String> note) {}
            record Update(
                UUID id, @Header("if-match") Optional<String> version, @Cookie("who") @Nullable String who,
                String text, @Nullable Inner inner, byte @Nullable [] file) {}
            record Inner(@Nullable String a) {}
            record Guard(@NotEmpty List<String> tags, @Min(1) int n) {}
            record Uses(Search search, Update update, Guard guard) {}
            """);
  }

  @Test
  void bindsPathAndQueryToEveryKindOfComponent() {
    Object search =
        bind(
            "search",
            binder -> {
              text(binder, "id", "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f");
              binder.nextSource();
              text(binder, "limit", "5", "text", "milk", "tags", "a", "tags", "b");
              text(binder, "colors", "RED", "colors", "GREEN", "numbers", "7", "since", "9");
              text(binder, "done", "true", "counts", "1", "counts", "2", "color", "GREEN");
              text(binder, "day", "2026-02-01", "note", "x");
            });

    assertThat(codecs.write("search", search))
        .isEqualTo(
            """
            {"id":"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f","limit":5,"text":"milk","tags":["a","b"],\
            "colors":["RED","GREEN"],"numbers":[7],"since":9,"done":true,"counts":[1,2],\
            "color":"GREEN","day":"2026-02-01","note":"x"}""");
    assertThat(codecs.binder("search").csv("colors")).isTrue();
    assertThat(codecs.binder("search").csv("tags")).isFalse();
  }

  @Test
  void fillsWhatIsAbsentWithDefaultsEmptyListsAndEmptyOptionals() {
    Object search =
        bind("search", binder -> text(binder, "id", "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f"));

    assertThat(codecs.write("search", search))
        .isEqualTo(
            """
            {"id":"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f","limit":20,"text":null,"tags":[],\
            "colors":[],"numbers":[1,2],"since":null,"done":null,"counts":[],"color":"RED",\
            "day":"2026-01-31"}""");
  }

  @Test
  void requiresListsWhereAJsonBodyCouldHaveThem() {
    assertThat(
            violations(
                "search",
                binder -> binder.body(json("{\"id\":\"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f\"}"))))
        .containsExactly("tags: is required", "colors: is required", "counts: is required");
  }

  @Test
  void tellsEveryTextThatDoesNotConvert() {
    assertThat(
            violations(
                "search",
                binder -> {
                  text(binder, "id", "5b0a0d1e4f3c4a1b9e6d0a1b2c3d4e5f", "limit", "1.5");
                  text(binder, "colors", "BLUE", "numbers", "01", "since", "9223372036854775808");
                  text(binder, "done", "TRUE", "day", "tomorrow", "counts", "");
                }))
        .containsExactly(
            "id: must be a UUID",
            "limit: must be a whole number",
            "colors: must be one of RED, GREEN",
            "numbers: must be a whole number",
            "since: must be between -9223372036854775808 and 9223372036854775807",
            "done: must be true or false",
            "day: must be a date such as 2026-01-31",
            "counts: must be a whole number");
  }

  @Test
  void refusesAScalarThatIsGivenTwiceOrDifferently() {
    String id = "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f";
    assertThat(
            violations(
                "search",
                binder -> {
                  text(binder, "id", id);
                  binder.nextSource();
                  text(binder, "id", id, "limit", "1", "limit", "1", "text", "a");
                  binder.nextSource();
                  text(binder, "text", "b");
                }))
        .containsExactly("limit: is given more than once", "text: has conflicting values");
  }

  @Test
  void comparesWhatPathAndBodySay() {
    String id = "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f";
    String body = "{\"id\":\"%s\",\"text\":\"x\"}";
    assertThat(
            violations(
                "update",
                binder -> {
                  text(binder, "id", id);
                  binder.body(json(body.formatted(id)));
                }))
        .isEmpty();
    assertThat(
            violations(
                "update",
                binder -> {
                  text(binder, "id", id);
                  binder.body(json(body.formatted("00000000-0000-0000-0000-000000000000")));
                }))
        .containsExactly("id: has conflicting values");
  }

  @Test
  void bindsHeadersAndCookiesFromThereOnly() {
    String id = "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f";
    Object update =
        bind(
            "update",
            binder -> {
              text(binder, "id", id, "text", "x");
              assertThat(binder.text("version", "1")).isFalse();
              binder.headerSource();
              assertThat(binder.headers()).containsExactly("if-match", "version");
              text(binder, "version", "7");
              binder.cookieSource();
              assertThat(binder.cookies()).containsExactly("who", "who");
              text(binder, "who", "me");
            });
    assertThat(codecs.write("update", update)).contains("\"version\":\"7\",\"who\":\"me\"");
    assertThat(
            violations(
                "update",
                binder ->
                    binder.body(json("{\"id\":\"" + id + "\",\"text\":\"x\",\"who\":\"you\"}"))))
        .containsExactly("who: is not a known key");
  }

  @Test
  void readsHeadersAndCookiesFromAQueuesMessage() {
    String json =
        """
        {"id":"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f","version":"7","who":"me","text":"x",\
        "inner":{"a":null},"file":"aGk="}""";

    assertThat(codecs.write("update", codecs.read("update", json))).isEqualTo(json);
  }

  @Test
  void takesFilesAsBytesAndRefusesRecordsAsText() {
    String id = "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f";
    Object update =
        bind(
            "update",
            binder -> {
              text(binder, "id", id, "text", "x");
              assertThat(binder.file("file", "a.txt", "", file("hi"))).isTrue();
              assertThat(binder.file("text", "a.txt", "", file(""))).isFalse();
            });
    assertThat(codecs.write("update", update)).contains("\"file\":\"aGk=\"");
    assertThat(violations("update", binder -> text(binder, "id", id, "text", "x", "inner", "{}")))
        .containsExactly("inner: cannot be given as text");
  }

  @Test
  void checksConstraintsOnWhatTextGaveAndDidNotGive() {
    assertThat(violations("guard", binder -> text(binder, "n", "0")))
        .containsExactly("tags: must not be empty", "n: must be greater than or equal to 1");
  }

  @Test
  void tellsOnlyThatABodyIsNoObject() {
    assertThat(violations("guard", binder -> binder.body(json("[]"))))
        .containsExactly(": must be an object");
  }

  @Test
  void comparesAListOfAQueryWithThatOfABody() {
    String id = "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f";
    String body = "{\"id\":\"" + id + "\",\"tags\":[\"a\"],\"colors\":[],\"counts\":[1,2]}";
    assertThat(
            violations(
                "search",
                binder -> {
                  text(binder, "tags", "a", "counts", "1", "counts", "2");
                  binder.body(json(body));
                }))
        .isEmpty();
    assertThat(
            violations(
                "search",
                binder -> {
                  text(binder, "tags", "b", "counts", "1");
                  binder.body(json(body));
                }))
        .containsExactly("tags: has conflicting values", "counts: has conflicting values");
  }

  private static ByteBuffer file(String content) {
    return ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonReader json(String text) {
    return new JsonReader(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void text(ObjectBinder<?> binder, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(binder.text(pairs[i], pairs[i + 1])).isTrue();
    }
  }

  private static Object bind(String name, Consumer<ObjectBinder<?>> sources) {
    ObjectBinder<?> binder = codecs.binder(name);
    binder.begin(new Violations());
    binder.nextSource();
    sources.accept(binder);
    return binder.finish();
  }

  private static List<String> violations(String name, Consumer<ObjectBinder<?>> sources) {
    return CodecFixture.violations(() -> bind(name, sources));
  }
}
