package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tags of a wiring, by which filters and middleware find it. */
final class TagsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Route.class)
  void areItsOwnItsFunctionsAndItsClassesTogether(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with(
                "A",
                """
                @Tags({"class", "shared"})
                public class A {
                  @PikkuFunc(tags = {"function", "shared"})
                  @WireHttp(method = HttpMethod.GET, route = "/", tags = "route")
                  @WireQueueWorker(name = "q", tags = "queue")
                  @WireScheduler(name = "s", schedule = "rate(1 day)")
                  public static void run() {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/b")
                  public static void other() {}
                }
                """)
            .scan(route);

    assertThat(workspace.function("A.run").wirings())
        .extracting(WiringModel::tags)
        .extracting(tags -> String.join(" ", tags))
        .containsExactlyInAnyOrder(
            "class function route shared", "class function queue shared", "class function shared");
    assertThat(workspace.function("A.other").wirings().get(0).tags())
        .containsExactly("class", "shared");
  }
}
