package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.error.InvalidInputException;
import dev.pikku.json.JsonException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codecs of made-up types: what is written reads back the same, and nothing that comes crashes. */
class FuzzTest {
  private static final String PIECES = "{}[]\":,0123456789-+.eEtrufalsn\\ \u00e4";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void readsBackWhatItWroteAndSurvivesWhatItDidNot(long seed) {
    CodecFixture codecs = CodecFixture.of(new RandomTypes(seed).source(12)).compile();
    RandomValues values = new RandomValues(seed);
    Random random = new Random(seed);
    for (RecordComponent use : codecs.type("Uses").getRecordComponents()) {
      for (int i = 0; i < 40; i++) {
        Object value = values.of(use.getGenericType(), Map.of(), 4);
        String json = codecs.write(use.getName(), value);
        Object back = codecs.read(use.getName(), json);
        // arrays have no equality of their own, their JSON has
        assertThat(codecs.write(use.getName(), back)).isEqualTo(json);
        if (!json.contains("[") && !value.toString().contains("[B@")) {
          assertThat(back).isEqualTo(value);
        }
        for (int m = 0; m < 10; m++) {
          survives(codecs, use.getName(), mutated(json, random));
        }
      }
    }
  }

  private static void survives(CodecFixture codecs, String name, String json) {
    try {
      Object value = codecs.read(name, json);
      codecs.write(name, value);
    } catch (JsonException | InvalidInputException refused) {
      assertThat(refused.status()).isIn(400, 422);
    }
  }

  private static String mutated(String json, Random random) {
    StringBuilder mutated = new StringBuilder(json);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(mutated.length() + 1);
      int to = Math.min(mutated.length(), at + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, to);
        case 1 -> mutated.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
        case 2 -> mutated.insert(at, mutated.substring(at, to));
        default -> mutated.replace(at, to, "null");
      }
    }
    return mutated.toString();
  }
}
