package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void putsColumnsUnderEachOtherAndLeavesNoBlanksBehind() {
    TextTable table = new TextTable();
    table.row("in", "http", "GET /notes", "");
    table.row("out", "scheduler", "forget", "it has no tag");
    assertThat(table.lines())
        .containsExactly("in   http       GET /notes", "out  scheduler  forget      it has no tag");
  }
}
