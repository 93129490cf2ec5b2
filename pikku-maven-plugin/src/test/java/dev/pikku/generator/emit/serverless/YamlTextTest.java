package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML that reads back as what it was written from. */
final class YamlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "Yes",
        "on",
        "y",
        "N",
        "true",
        "FALSE",
        "null",
        "~",
        "",
        "012",
        "0o14",
        "0x1F",
        "1e3",
        "1_000",
        "1:30",
        "2024-01-01",
        "-5",
        "+1",
        ".5",
        ".inf",
        ">=3",
        "*",
        "&a",
        "!Ref",
        "@x",
        "%x",
        "a: b",
        "a #b",
        "- a",
        "? a",
        "[a]",
        "{a}",
        "${self:service}",
        "'",
        "\"",
        " a",
        "a ",
        "a\nb",
        "a\n\n b\n",
        "\t",
        "é",
        "😀",
        "=",
        "<<",
        "2.0",
        "123456789012"
      })
  void keepsTextText(String text) {
    JsonNode tree = Nodes.object(text.isEmpty() ? "k" : text, Nodes.text(text));

    String yaml = YamlText.of(tree);

    assertThat(Sample.parse(yaml)).as(yaml).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "012", "0o14", "1e3", "2024-01-01", "2.0", "y", ">=3", "0x1F", "1:30"})
  void putsQuotesAroundWhatSomeReaderTakesForSomethingElse(String text) {
    assertThat(YamlText.of(Nodes.object("key", Nodes.text(text))))
        .isEqualTo("key: '" + text + "'\n");
  }

  @Test
  void wrapsNoLines() {
    String words = "word ".repeat(100).strip();

    assertThat(YamlText.of(Nodes.object("key", Nodes.text(words))))
        .isEqualTo("key: " + words + "\n");
  }

  @Test
  void writesEqualPiecesTwice() {
    ObjectNode shared = Nodes.object("a", Nodes.text("b"));
    ObjectNode tree = Nodes.object("first", shared);
    tree.set("second", shared);

    assertThat(YamlText.of(tree)).isEqualTo("first:\n  a: b\nsecond:\n  a: b\n");
  }

  @RepeatedTest(20)
  void readsBackRandomTrees(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 100; i++) {
      JsonNode tree = Nodes.object("root", tree(random, 4));
      String yaml = YamlText.of(tree);
      assertThat(Sample.parse(yaml)).as(yaml).isEqualTo(tree);
    }
  }

  private static JsonNode tree(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      ObjectNode object = Nodes.object();
      for (int i = random.nextInt(4); i > 0; i--) {
        object.set(text(random), tree(random, depth - 1));
      }
      return object;
    }
    if (depth > 0 && random.nextInt(3) == 0) {
      ArrayNode list = Nodes.object().arrayNode();
      for (int i = random.nextInt(4); i > 0; i--) {
        list.add(tree(random, depth - 1));
      }
      return list;
    }
    ObjectNode values = Nodes.object();
    return switch (random.nextInt(5)) {
      case 0 -> values.numberNode(random.nextInt());
      case 1 -> values.booleanNode(random.nextBoolean());
      case 2 -> values.nullNode();
      default -> Nodes.text(text(random));
    };
  }

  private static String text(Random random) {
    String letters = "abyn019 :#-_.,'\"\\{}[]$&*!|>%@`~=?/\n\t+eExofé😀";
    StringBuilder text = new StringBuilder();
    int[] points = letters.codePoints().toArray();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }
}
