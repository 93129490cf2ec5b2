package dev.pikku.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A misspelt name is told from a different one. */
class SpellingTest {

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "tagz,tags",
    "shceduler,scheduler",
    "filter,filters",
    "memorySiez,memorySize",
    "excludetags,excludeTags",
    "jbos,jobs",
    "sceduller,scheduler"
  })
  void oneOrTwoLettersOffIsMisspelt(String word, String meant) {
    assertThat(Spelling.nearest(word, List.of("a", meant, "something"))).contains(meant);
  }

  @ParameterizedTest(name = "{0} ≠ {1}")
  @CsvSource({
    "v1,v2",
    "api-v1,api-v2",
    "web,api",
    "a,b",
    "names,tags",
    "reports,jobs",
    "scedullerz,scheduler"
  })
  void anotherNameIsNotMisspelt(String word, String other) {
    assertThat(Spelling.nearest(word, List.of(other))).isEmpty();
  }

  @Test
  void theFirstOfEquallyNearOnesIsNamed() {
    assertThat(Spelling.nearest("todox", List.of("todoz", "todoa"))).contains("todoa");
  }

  @Test
  void remedyFallsBack() {
    assertThat(Spelling.remedy("xyz", List.of("tags"), "Known keys: tags."))
        .isEqualTo("Known keys: tags.");
  }
}
