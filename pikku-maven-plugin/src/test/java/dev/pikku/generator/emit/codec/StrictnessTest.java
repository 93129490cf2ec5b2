package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.BackendConfig.JsonConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StrictnessTest {
  private static final String SOURCE =
      """
      enum Color { RED, GREEN }
      sealed interface Shape permits Circle, Square {}
      record Circle(double radius) implements Shape {}
      record Square(double side) implements Shape {}
      record Item(String name, int size, @Nullable Color color) {}
      record Order(List<Item> items, Optional<Item> extra, Map<String, Integer> counts, Object any, Patch<Integer> patch) {}
      record Uses(Item item, Order order, Shape shape, List<String> texts, List<@Nullable String> loose, Map<UUID, String> byId) {}
      """;
  private static CodecFixture codecs;

  @BeforeAll
  static void generate() {
    codecs = CodecFixture.of(SOURCE);
  }

  @Test
  void tellsAbsentFromNull() {
    assertThat(codecs.violations("item", "{}"))
        .containsExactly("name: is required", "size: is required");
    assertThat(codecs.violations("item", "{\"name\":null,\"size\":null,\"color\":null}"))
        .containsExactly("name: must not be null", "size: must not be null");
    assertThat(codecs.violations("order", "{\"extra\":null,\"any\":null,\"patch\":null}"))
        .containsExactly("items: is required", "counts: is required", "any: must not be null");
  }

  @Test
  void takesAnAbsentOptionalForAnEmptyOneAndTellsAnAbsentPatchFromNull() {
    String order = "{\"items\":[],\"counts\":{},\"any\":1%s}";

    assertThat(codecs.read("order", order.formatted("")))
        .hasToString("Order[items=[], extra=Optional.empty, counts={}, any=1, patch=Patch.absent]");
    assertThat(codecs.read("order", order.formatted(",\"extra\":null,\"patch\":null")))
        .hasToString("Order[items=[], extra=Optional.empty, counts={}, any=1, patch=Patch.ofNull]");
  }

  @Test
  void tellsUnknownAndRepeatedKeys() {
    assertThat(codecs.violations("item", "{\"name\":\"a\",\"nam\":1,\"size\":1,\"name\":\"b\"}"))
        .containsExactly("nam: is not a known key", "name: is given more than once");
    assertThat(
            codecs.violations(
                "byId",
                "{\"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f\":\"\",\"x\":\"\",\"5B0A0D1E-4f3c-4a1b-9e6d-0a1b2c3d4e5f\":\"\"}"))
        .containsExactly(
            "x: must be a UUID", "5B0A0D1E-4f3c-4a1b-9e6d-0a1b2c3d4e5f: is given more than once");
  }

  @Test
  void skipsUnknownKeysWhereConfigured() {
    CodecFixture loose = CodecFixture.of(SOURCE, new JsonConfig(true, false));

    assertThat(loose.violations("item", "{\"name\":\"a\",\"more\":{\"x\":[1]},\"size\":1}"))
        .isEmpty();
  }

  @Test
  void tellsEverythingWithItsPath() {
    assertThat(
            codecs.violations(
                "order",
                """
                {"items":[{"name":"a","size":1},{"name":7,"size":1.5,"color":"BLUE"},null,"x"],
                 "extra":{"name":"a"},"counts":{"a":1,"b":99999999999},"any":1,"patch":"x"}"""))
        .containsExactly(
            "items[1].name: must be text",
            "items[1].size: must be a whole number",
            "items[1].color: must be one of RED, GREEN",
            "items[2]: must not be null",
            "items[3]: must be an object",
            "extra.size: is required",
            "counts.b: must be between -2147483648 and 2147483647",
            "patch: must be a whole number");
  }

  @Test
  void findsTheTypeOfAnObjectWhereverItStands() {
    assertThat(codecs.write("shape", codecs.read("shape", "{\"radius\":1,\"type\":\"Circle\"}")))
        .isEqualTo("{\"type\":\"Circle\",\"radius\":1.0}");
    assertThat(codecs.violations("shape", "{\"side\":1}"))
        .containsExactly(": must have a \"type\" that is one of Circle, Square");
    assertThat(codecs.violations("shape", "{\"type\":\"Oval\"}"))
        .containsExactly(": must have a \"type\" that is one of Circle, Square");
    assertThat(codecs.violations("shape", "{\"type\":\"Circle\",\"radius\":1,\"type\":\"Square\"}"))
        .containsExactly("type: is not a known key");
    assertThat(codecs.violations("shape", "null")).containsExactly(": must not be null");
  }

  @Test
  void letsNullIntoListsOnlyWhereNullable() {
    assertThat(codecs.violations("texts", "[\"a\",null]")).containsExactly("[1]: must not be null");
    assertThat(codecs.write("loose", codecs.read("loose", "[\"a\",null]")))
        .isEqualTo("[\"a\",null]");
  }

  @Test
  void writesNullForWhatARecordHoldsInSpiteOfItsTypes() {
    assertThat(codecs.write("item", codecs.make("Item", null, 1, null)))
        .isEqualTo("{\"name\":null,\"size\":1,\"color\":null}");
    assertThat(codecs.write("order", codecs.make("Order", null, null, null, null, null)))
        .isEqualTo("{\"items\":null,\"extra\":null,\"counts\":null,\"any\":null}");
  }
}
