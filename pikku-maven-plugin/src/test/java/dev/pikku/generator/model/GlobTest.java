package dev.pikku.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A star stands for any run of characters, and nothing else is special. */
class GlobTest {

  @Test
  void agreesWithTheRegexThatMeansTheSame() {
    Random random = new Random(11);
    int hits = 0;
    for (int round = 0; round < 50_000; round++) {
      String pattern = word(random, "ab.*", 7);
      String text = word(random, "ab.", 8);
      boolean expected = Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", text);
      assertThat(Glob.matches(pattern, text)).as("%s on %s", pattern, text).isEqualTo(expected);
      hits += expected ? 1 : 0;
    }
    assertThat(hits).isGreaterThan(1000);
  }

  @Test
  void manyStarsTakeNoTimeWorthMentioning() {
    assertThat(Glob.matches("*a".repeat(500) + "b", "a".repeat(5000))).isFalse();
  }

  private static String word(Random random, String letters, int most) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
