package dev.pikku.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.key.TextTree;
import dev.pikku.generator.config.tree.ReplacedList;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A config is read with its defaults, its parents and its later layers. */
class ConfigReaderTest {
  @TempDir Path directory;

  @Test
  void moduleWithoutConfigHasDefaults() {
    BackendConfig config = Backend.in(directory, "").read();

    assertThat(config.name()).isEqualTo("aws-lambda");
    assertThat(config.packageName()).isEqualTo("com.acme.aws_lambda.pikku");
    assertThat(config.filters()).isEqualTo(FilterConfig.ALL);
    assertThat(config.http())
        .isEqualTo(
            new BackendConfig.HttpConfig(
                "httpApi",
                false,
                10 * 1024 * 1024,
                1000,
                false,
                1024,
                false,
                false,
                Optional.empty(),
                Optional.empty()));
    assertThat(config.log()).isEqualTo(new BackendConfig.LogConfig(false, false, false, false));
    assertThat(config.metrics()).isEmpty();
    assertThat(config.json()).isEqualTo(new BackendConfig.JsonConfig(false, false));
    assertThat(config.archive()).isEqualTo(new BackendConfig.ArchiveConfig(false, true));
    assertThat(config.lambda().runtime()).isEqualTo("java21");
    assertThat(config.lambda().memorySize()).isEqualTo(1024);
    assertThat(config.lambda("http")).isEqualTo(config.lambda());
  }

  @Test
  void childInheritsAndReplacesListsAndRemembersPlaces() {
    Backend backend =
        Backend.in(directory, "backends/aws")
            .file(
                "../../functions/pikku.config.json",
                """
                { "filters": { "tags": ["api"], "excludeTags": ["slow"] },
                  "lambda": { "timeout": 5 } }
                """)
            .file(
                "pikku.config.json",
                """
                { "extends": "../../functions/pikku.config.json",
                  "filters": { "tags": ["jobs"] } }
                """);
    ResolvedConfig resolved = backend.resolve();

    assertThat(backend.diagnostics.errors()).isEmpty();
    FilterConfig filters = resolved.backend().filters();
    assertThat(filters.included(FilterConfig.Kind.TAGS))
        .containsExactly(
            new FilterConfig.Value(
                "jobs", false, new Place("backends/aws/pikku.config.json", 2, 25)));
    assertThat(filters.excluded(FilterConfig.Kind.TAGS))
        .containsExactly(
            new FilterConfig.Value("slow", true, new Place("functions/pikku.config.json", 1, 49)));
    assertThat(resolved.backend().lambda().timeout()).isEqualTo(5);
    assertThat(resolved.replaced())
        .extracting(ReplacedList::toString)
        .isEqualTo(
            List.of(
                "\"filters.tags\" at backends/aws/pikku.config.json:2:24 replaces the inherited"
                    + " [\"api\"] of functions/pikku.config.json:1:24; \"tags+\" would append."));
  }

  @Test
  void laterLayerWins() {
    BackendConfig config =
        Backend.of(
                directory,
                """
                { "lambda": { "memorySize": 256, "timeout": 3, "runtime": "java17" } }
                """)
            .pom(
                TextTree.node(
                    "lambda",
                    new Place("pom.xml", 0),
                    List.of(
                        TextTree.leaf("memorySize", new Place("pom.xml", 0), "512"),
                        TextTree.leaf("timeout", new Place("pom.xml", 0), "4"))))
            .property("pikku.lambda.timeout", "5")
            .property("pikku.tags", "a, b")
            .read();

    assertThat(config.lambda().runtime()).isEqualTo("java17");
    assertThat(config.lambda().memorySize()).isEqualTo(512);
    assertThat(config.lambda().timeout()).isEqualTo(5);
    assertThat(config.filters().included(FilterConfig.Kind.TAGS))
        .extracting(FilterConfig.Value::text)
        .containsExactly("a", "b");
  }
}
