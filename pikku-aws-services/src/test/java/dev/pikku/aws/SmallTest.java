package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each backend that sends has this module whole in its archive. */
class SmallTest {
  private static final int MAX_BYTES = 24 * 1024;

  @Test
  void staysSmall() throws Exception {
    Path classes =
        Path.of(SqsQueueService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    assertThat(files).isNotEmpty();
    assertThat(bytes).isLessThan(MAX_BYTES);
  }
}
