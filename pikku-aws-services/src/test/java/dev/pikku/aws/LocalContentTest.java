package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.Content;
import dev.pikku.service.LocalContent;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalContentTest extends ContentContract {
  @TempDir Path folder;

  @Override
  Content content() {
    return new LocalContent(folder.resolve("content"));
  }

  @Test
  void leavesNoFileOfAStreamThatBreaksOff() {
    Content content = content();
    InputStream broken = broken(9 * 1024 * 1024);

    assertThatThrownBy(() -> content.write("key", "text/plain", broken)).hasMessage("broken off");

    assertThat(folder.resolve("content")).isEmptyDirectory();
  }

  @Test
  void saysWhatElseHasLinks() {
    Content content = content();

    assertThatThrownBy(() -> content.readUrl("key", Duration.ofMinutes(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Content in a folder has no links. Use a bucket");
    assertThatThrownBy(() -> content.uploadUrl("key", "a/b", 1, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Content in a folder has no links. Use a bucket");
  }
}
