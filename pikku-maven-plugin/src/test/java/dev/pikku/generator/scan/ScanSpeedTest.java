package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.model.PikkuModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of a thousand functions, and the time that its scan takes. */
final class ScanSpeedTest {
  @TempDir private Path directory;

  @Test
  void readsAThousandFunctionsAlikeFromSourcesAndClassFiles() {
    Workspace workspace = new Workspace(directory);
    for (int i = 0; i < 1000; i++) {
      workspace.with(
          "Fn" + i,
          """
          public final class Fn%1$d {
            public record In(@NotBlank String text, List<@Size(max = 3) String> tags) {}
            public record Out(UUID id, Map<String, In> more) {}

            /** Does number %1$d. */
            @PikkuFunc
            @WireHttp(method = HttpMethod.POST, route = "/fn%1$d")
            public static Out run(Logger log, In input) {
              return null;
            }
          }
          """
              .formatted(i));
    }
    workspace.compile();

    PikkuModel fromClasses = timed("class files, cold", workspace, workspace.fromClasses());
    timed("class files, warm", workspace, workspace.fromClasses());
    PikkuModel fromSources = timed("sources", workspace, workspace.fromSources());

    assertThat(fromSources.functions()).hasSize(1000);
    assertThat(fromSources.equals(fromClasses)).isTrue();
  }

  private static PikkuModel timed(String what, Workspace workspace, ScanRequest request) {
    long start = System.nanoTime();
    PikkuModel model = workspace.scan(request).model();
    System.out.printf(
        "1,000 functions from %s: %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
    return model;
  }
}
