package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.model.DocModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocReaderTest {
  @Test
  void takesBlockTagsApart() {
    DocModel doc =
        JavadocReader.read(
            """
             Does it,
             and {@code
             @Override} is no tag.

             @param text what
               it is about
             @param <T> a type
             @param nothing
             @return what came
               of it
             @throws acme.NotThere if it is not
             @see Other
            """);

    assertThat(doc.text()).isEqualTo("Does it, and `@Override` is no tag.");
    assertThat(doc.members())
        .containsOnlyKeys("text", "<T>")
        .containsEntry("text", "what it is about");
    assertThat(doc.returns()).isEqualTo("what came of it");
    assertThat(doc.thrown()).containsEntry("NotThere", "if it is not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a {@code b < c} d|a `b < c` d",
        "a {@link acme.Todo#text}|a `Todo.text`",
        "a {@link Todo#at(int, int) that}|a `that`",
        "a {@linkplain #text}|a text",
        "a<p>b|a\\n\\nb",
        "a <ul><li>b<li>c</ul>d|a\\n- b\\n- c\\n\\nd",
        "<b>a</b> <i>b</i> <code>c</code>|**a** *b* `c`",
        "a < b and c > d|a < b and c > d",
        "{@literal @}Todo|@Todo",
        "a {@snippet|a",
      })
  void writesCommonMark(String javadoc, String expected) {
    assertThat(JavadocText.of(javadoc)).isEqualTo(expected.replace("\\n", "\n"));
  }

  @Test
  void keepsLinesOfCode() {
    assertThat(JavadocText.of("Like this:\n <pre>{@code\n   a();\n     b();\n }</pre>\n and so on"))
        .isEqualTo("Like this:\n\n```\na();\n  b();\n```\n\nand so on");
  }

  @Test
  void saysNothingWhereThereIsNothing() {
    assertThat(JavadocReader.read("")).isEqualTo(DocModel.NONE);
  }
}
