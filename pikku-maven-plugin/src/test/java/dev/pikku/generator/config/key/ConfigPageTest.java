package dev.pikku.generator.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of all keys says what the table says. */
class ConfigPageTest {
  private static final Path PAGE = Path.of("../docs/config.md");
  private static final String START = "<!-- keys -->\n";
  private static final String END = "<!-- /keys -->\n";

  /** {@code -Dpage.update=true} writes it anew. */
  @Test
  void pageHasEveryKeyOfTheTable() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("| key | value | unless stated | what for |");
    rows.add("| --- | --- | --- | --- |");
    rows("", ConfigKeys.ROOT, rows);
    String table = "\n" + String.join("\n", rows) + "\n\n";
    String page = Files.readString(PAGE).replace("\r\n", "\n");
    int start = page.indexOf(START) + START.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("page.update")) {
      Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
      return;
    }
    assertThat(page.substring(start, end)).isEqualTo(table);
  }

  @Test
  void filterPageHasEveryKind() throws IOException {
    String page = Files.readString(Path.of("../docs/filters.md"));

    assertThat(ConfigKeys.FILTERS.keys())
        .filteredOn(key -> !key.name().startsWith("exclude"))
        .hasSize(6)
        .allSatisfy(key -> assertThat(page).contains("| `" + key.name() + "` |"));
  }

  private static void rows(String path, SectionShape section, List<String> rows) {
    for (Key key : section.keys()) {
      String name = path + key.name();
      String fallback =
          key.fallback().map(JsonNode::asText).map(text -> "`" + text + "`").orElse("");
      String words = key.shape().words().replace("*", "\\*").replace('"', '`');
      rows.add("| `" + name + "` | " + words + " | " + fallback + " | " + key.doc() + " |");
      if (key.shape() instanceof SectionShape inner && !path.equals("lambda.functions.")) {
        rows(name + ".", inner, rows);
      } else if (key.shape() instanceof MapShape map
          && map.value() instanceof SectionShape inner
          && !inner.equals(ConfigKeys.FILTERS)) {
        rows(name + ".<name>.", inner, rows);
      } else if (key.shape() instanceof ListShape list
          && list.item() instanceof SectionShape inner) {
        rows(name + "[].", inner, rows);
      }
    }
  }
}
