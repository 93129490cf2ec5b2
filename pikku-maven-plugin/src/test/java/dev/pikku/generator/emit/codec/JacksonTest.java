package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pikku.generator.config.BackendConfig.JsonConfig;
import dev.pikku.generator.diagnostic.Code;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacksonTest {
  private static final ObjectMapper JACKSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void agreesWithJacksonOnPlainTypes() throws IOException {
    CodecFixture codecs =
        CodecFixture.of(
                """
            enum Color { RED, GREEN }
            record Item(String name, @Nullable Color color, double weight, float part) {}
            record Plain(
                int i, long l, short s, byte b, boolean z, double d, char c, String text, BigDecimal decimal,
                BigInteger big, UUID id, byte[] bytes, int[] numbers, List<Item> items, Map<String, Item> named,
                List<Color> colors, Map<Color, Long> counts, Object any, @Nullable Item item, URI uri) {}
            record Uses(Plain plain) {}
            """)
            .compile();
    Class<?> plain = codecs.type("Plain");
    RandomValues values = new RandomValues(7);
    for (int i = 0; i < 300; i++) {
      Object value = values.of(plain, Map.of(), 4);
      String json = codecs.write("plain", value);
      assertThat(JACKSON.readTree(json))
          .isEqualTo(JACKSON.readTree(JACKSON.writeValueAsBytes(value)));
      Object byJackson = JACKSON.readValue(json, plain);
      Object byUs = codecs.read("plain", JACKSON.writeValueAsString(value));
      assertThat(codecs.write("plain", byUs)).isEqualTo(codecs.write("plain", byJackson));
    }
  }

  @Test
  void handsToJacksonWhatOnlyItCanHandle() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            record Renamed(@com.fasterxml.jackson.annotation.JsonProperty("full_name") String fullName) {}
            class Bean { public String text; public List<Integer> numbers; }
            record Holder(Renamed renamed, List<Bean> beans, @Nullable Bean bean, Optional<Renamed> maybe) {}
            record Uses(Holder holder, Renamed root) {}
            """,
            new JsonConfig(false, true));
    String json =
        """
        {"renamed":{"full_name":"a"},"beans":[{"text":"b","numbers":[1,2]}],"bean":null,"maybe":null}""";

    assertThat(codecs.write("holder", codecs.read("holder", json))).isEqualTo(json);
    assertThat(codecs.violations("root", "{\"fullName\":\"a\"}")).containsExactly(": is not valid");
    assertThat(codecs.violations("root", "null")).containsExactly(": must not be null");
    assertThat(codecs.violations("holder", "{\"renamed\":{\"full_name\":{}},\"beans\":[null,7]}"))
        .containsExactly(
            "renamed: is not valid", "beans[0]: must not be null", "beans[1]: is not valid");
  }

  @Test
  void refusesConstraintsThatJacksonWouldPassOver() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            record Renamed(@com.fasterxml.jackson.annotation.JsonProperty("n") @NotBlank String name) {}
            record Uses(Renamed root) {}
            """,
            new JsonConfig(false, true));

    assertThat(codecs.diagnostics.errors())
        .hasSize(1)
        .allSatisfy(error -> assertThat(error.code()).isEqualTo(Code.UNSUPPORTED_CONSTRAINT));
  }
}
