package dev.pikku.generator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pikku.generator.config.FilterConfig.Kind;
import dev.pikku.generator.config.FilterConfig.Value;
import dev.pikku.generator.config.tree.ReplacedList;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A config inherits from files and artifacts, and merges by one rule. */
class ExtendsTest {
  @TempDir Path directory;

  @Test
  void detectsCycleInExtends() {
    assertThat(Backend.fixture("extends-cycle", "a").errors())
        .containsExactly(
            "[PikkuExtendsCycle] b/pikku.config.json:3:15: a/pikku.config.json extends"
                + " b/pikku.config.json, which extends a/pikku.config.json."
                + " Remove one \"extends\" of this chain. It is extended by"
                + " a/pikku.config.json:2:14.");
  }

  @Test
  void detectsConfigThatExtendsItself() {
    assertThat(Backend.fixture("extends-itself", "").errors())
        .containsExactly(
            "[PikkuExtendsCycle] pikku.config.yaml:1:10: pikku.config.yaml extends itself."
                + " Remove one \"extends\" of this chain.");
  }

  @Test
  void chainOfJsonAndYamlMergesKeyByKey() {
    Backend backend = Backend.fixture("extends-chain", "backend");
    ResolvedConfig resolved = backend.resolve();
    BackendConfig config = resolved.backend();

    assertThat(backend.diagnostics.errors()).isEmpty();
    assertThat(config.lambda().memorySize()).isEqualTo(1024);
    assertThat(config.lambda().timeout()).isEqualTo(10);
    assertThat(config.lambda().environment())
        .containsExactly(Map.entry("LEVEL", "info"), Map.entry("REGION", "eu"));
    assertThat(config.filters().included(Kind.TAGS))
        .containsExactly(
            new Value("api", true, new Place("functions/pikku.config.json", 2, 25)),
            new Value("jobs", true, new Place("shared/pikku.config.yml", 3, 11)),
            new Value("admin", false, new Place("backend/pikku.config.json", 4, 26)));
    assertThat(config.secrets()).containsExactly("other-key");
    assertThat(resolved.replaced())
        .extracting(ReplacedList::key, ReplacedList::lost)
        .containsExactly(tuple("secrets", "[\"mail-key\"]"));
    assertThat(resolved.own()).contains("backend/pikku.config.json");
    assertThat(resolved.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("pikku.config.json", "pikku.config.json", "pikku.config.yml");
  }

  @Test
  void placesFollowValuesThroughTheMerge() {
    BackendConfig config = Backend.fixture("extends-chain", "backend").read();

    assertThat(config.origin().of("/lambda/timeout"))
        .isEqualTo(new Place("shared/pikku.config.yml", 5, 12));
    assertThat(config.origin().of("/lambda/environment/LEVEL"))
        .isEqualTo(new Place("functions/pikku.config.json", 3, 74));
    assertThat(config.origin().of("/filters/tags/2"))
        .isEqualTo(new Place("backend/pikku.config.json", 4, 26));
    assertThat(config.origin().of("/lambda/layers"))
        .isEqualTo(new Place("backend/pikku.config.json", 5, 13));
  }

  @Test
  void flattenedConfigMeansTheSameWithoutItsParents() {
    ResolvedConfig whole = Backend.fixture("extends-chain", "backend").resolve();
    ResolvedConfig flat = Backend.of(directory, whole.flattened()).resolve();

    assertThat(whole.flattened()).doesNotContain("extends", "$schema").endsWith("}\n");
    assertThat(flat.backend().lambda()).isEqualTo(whole.backend().lambda());
    assertThat(flat.backend().secrets()).isEqualTo(whole.backend().secrets());
    assertThat(flat.backend().filters().included(Kind.TAGS))
        .extracting(Value::text)
        .containsExactly("api", "jobs", "admin");
  }

  @Test
  void laterParentOfAListWins() {
    BackendConfig config =
        Backend.in(directory, "b")
            .file("../one.json", "{ \"lambda\": { \"timeout\": 1, \"memorySize\": 200 } }")
            .file("../two.json", "{ \"lambda\": { \"timeout\": 2 } }")
            .file("pikku.config.json", "{ \"extends\": [\"../one.json\", \"../two.json\"] }")
            .read();

    assertThat(config.lambda().timeout()).isEqualTo(2);
    assertThat(config.lambda().memorySize()).isEqualTo(200);
  }

  @Test
  void twoParentsMayShareAGrandparent() {
    Backend backend =
        Backend.in(directory, "b")
            .file("../base.json", "{ \"lambda\": { \"timeout\": 1 } }")
            .file("../one.json", "{ \"extends\": \"base.json\" }")
            .file("../two.json", "{ \"extends\": \"base.json\" }")
            .file("pikku.config.json", "{ \"extends\": [\"../one.json\", \"../two.json\"] }");

    assertThat(backend.read().lambda().timeout()).isEqualTo(1);
    assertThat(backend.diagnostics.errors()).isEmpty();
  }

  @Test
  void missingParentIsToldWithWhereItIsLookedFor() {
    assertThat(
            Backend.in(directory, "b")
                .file("pikku.config.json", "{ \"extends\": \"../gone.json\" }")
                .errors())
        .containsExactly(
            "[PikkuMissingFile] b/pikku.config.json:1:14: \"../gone.json\" does not exist."
                + " It is looked for at gone.json: a path is relative to the file that states it.");
  }

  @Test
  void pathWithBackslashesIsRefusedOnEverySystem() {
    assertThat(
            Backend.in(directory, "b")
                .file("../base.json", "{}")
                .file("pikku.config.json", "{ \"extends\": \"..\\\\base.json\" }")
                .errors())
        .containsExactly(
            "[PikkuInvalidValue] b/pikku.config.json:1:14: \"..\\base.json\" is no path that every"
                + " system understands. Write it with slashes: \"../base.json\".");
  }

  @Test
  void pathThatNoSystemTakesIsRefused() {
    assertThat(
            Backend.in(directory, "b")
                .file("pikku.config.json", "{ \"serverless\": \"a\\u0000.yml\" }")
                .errors())
        .singleElement()
        .asString()
        .startsWith("[PikkuInvalidValue] b/pikku.config.json:1:17: ");
  }

  @Test
  void mistakeInAParentSaysWhoExtendsIt() {
    assertThat(
            Backend.in(directory, "b")
                .file("../base.json", "{ \"filtres\": {} }")
                .file("pikku.config.json", "{ \"extends\": \"../base.json\" }")
                .errors())
        .containsExactly(
            "[PikkuUnknownKey] base.json:1:3: \"filtres\" is not a known key."
                + " Did you mean \"filters\"? It is extended by b/pikku.config.json:1:14.");
  }

  @Test
  void configPackedInAnArtifactIsExtendedByItsName() {
    BackendConfig config =
        Backend.of(
                directory,
                """
                { "extends": "artifact:com.acme:functions", "filters": { "tags+": ["b"] } }
                """)
            .artifact(
                "com.acme:functions",
                new ArtifactConfigs.Packed(
                    "com.acme:functions", "{ \"filters\": { \"tags\": [\"a\"] } }"))
            .read();

    assertThat(config.filters().included(Kind.TAGS))
        .containsExactly(
            new Value("a", true, new Place("com.acme:functions", 1, 25)),
            new Value("b", false, new Place("pikku.config.json", 1, 68)));
  }

  @Test
  void siblingModuleIsExtendedThroughItsDirectory() {
    Backend backend =
        Backend.in(directory, "b")
            .file("../functions/base.json", "{ \"lambda\": { \"timeout\": 7 } }")
            .file("../functions/pikku.config.json", "{ \"extends\": \"base.json\" }")
            .file("pikku.config.json", "{ \"extends\": \"artifact:com.acme:functions\" }")
            .artifact(
                "com.acme:functions",
                new ArtifactConfigs.InDirectory(directory.resolve("functions")));

    assertThat(backend.read().lambda().timeout()).isEqualTo(7);
    assertThat(backend.diagnostics.errors()).isEmpty();
  }

  @Test
  void artifactThatIsNoDependencyIsMissing() {
    assertThat(Backend.of(directory, "{ \"extends\": \"artifact:com.acme:gone\" }").errors())
        .containsExactly(
            "[PikkuMissingFile] pikku.config.json:1:14: \"artifact:com.acme:gone\" has no config:"
                + " com.acme:gone is no dependency of this module, or has none packed."
                + " Add the dependency, or remove it from \"extends\".");
  }

  @Test
  void artifactNeedsGroupAndId() {
    assertThat(Backend.of(directory, "{ \"extends\": \"artifact:functions\" }").errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:14: \"artifact:functions\" names no artifact."
                + " Write artifact:groupId:artifactId, such as \"artifact:com.acme:functions\".");
  }

  @Test
  void packedConfigHasNoDirectoryForPaths() {
    assertThat(
            Backend.in(directory, "")
                .packed("com.acme:functions", "{ \"serverless\": \"overlay.yml\" }")
                .errors())
        .containsExactly(
            "[PikkuMissingFile] com.acme:functions:1:17: \"overlay.yml\" is a path in a packed"
                + " config, which has no directory. Use artifact:groupId:artifactId.");
  }

  @Test
  void backendWithoutAConfigUsesTheOnePackedInItsFunctions() {
    BackendConfig config =
        Backend.in(directory, "")
            .packed("com.acme:functions", "{ \"filters\": { \"tags\": [\"a\"] } }")
            .read();

    assertThat(config.filters().included(Kind.TAGS))
        .containsExactly(new Value("a", true, new Place("com.acme:functions", 1, 25)));
  }

  @Test
  void backendWithAConfigFiltersForItself() {
    BackendConfig config =
        Backend.of(directory, "{}")
            .packed("com.acme:functions", "{ \"filters\": { \"tags\": [\"a\"] } }")
            .read();

    assertThat(config.filters()).isEqualTo(FilterConfig.ALL);
  }

  @Test
  void appendingToWhatIsNoListFails() {
    assertThat(Backend.of(directory, "{ \"lambda\": { \"timeout+\": [1] } }").errors())
        .containsExactly(
            "[PikkuWrongType] pikku.config.json:1:15: \"timeout+\" appends, but \"timeout\" is not"
                + " a list. Write \"timeout\".");
  }

  @Test
  void appendingToAnInheritedValueThatIsNoListFails() {
    assertThat(
            Backend.in(directory, "b")
                .file("../base.json", "{ \"serverless\": { \"plugins\": \"one\" } }")
                .file(
                    "pikku.config.json",
                    "{ \"extends\": \"../base.json\", \"serverless\": { \"plugins+\": [\"two\"] } }")
                .errors())
        .containsExactly(
            "[PikkuWrongType] b/pikku.config.json:1:46: \"plugins+\" appends to a list, but"
                + " \"plugins\" at base.json:1:30 is text. Write \"plugins\" to replace it.");
  }

  @Test
  void overlayFileIsRelativeToTheConfigThatNamesItAndMerges() {
    Backend backend = Backend.fixture("overlay", "backend");

    assertThat(backend.read().serverless().toString())
        .isEqualTo(
            """
            {"provider":{"region":"us-east-1","environment":{\
            "TABLE":{"Ref":"Todos"},\
            "ARN":{"Fn::GetAtt":["Todos","Arn"]},\
            "NESTED":{"Fn::GetAtt":["Stack","Outputs.Url"]},\
            "URL":{"Fn::Sub":"https://${Api}.example.com"},\
            "LIST":{"Fn::Join":[",",[{"Ref":"A"},"b"]]}}},\
            "plugins":["one","two"],"custom":{"gone":null}}""");
    assertThat(backend.diagnostics.errors()).isEmpty();
  }

  @Test
  void whatIsStatedReplacesWhatAParentWouldAppend() {
    BackendConfig config =
        Backend.in(directory, "b")
            .file("../base.json", "{ \"filters\": { \"tags+\": [\"a\"] } }")
            .file(
                "pikku.config.json",
                "{ \"extends\": \"../base.json\", \"filters\": { \"tags\": [\"b\"] } }")
            .read();

    assertThat(config.filters().included(Kind.TAGS)).extracting(Value::text).containsExactly("b");
  }

  @Test
  void computedValueReplacesAnObjectAndGivesWayToOne() {
    BackendConfig config =
        Backend.in(directory, "b")
            .file(
                "../base.json",
                "{ \"serverless\": { \"a\": { \"Ref\": \"A\" }, \"b\": { \"x\": 1 } } }")
            .file(
                "pikku.config.json",
                """
                { "extends": "../base.json",
                  "serverless": { "a": { "x": 1 }, "b": { "Ref": "B" } } }
                """)
            .read();

    assertThat(config.serverless()).hasToString("{\"a\":{\"x\":1},\"b\":{\"Ref\":\"B\"}}");
  }

  @Test
  void computedValueReplacesAnother() {
    BackendConfig config =
        Backend.in(directory, "b")
            .file("../base.json", "{ \"serverless\": { \"role\": { \"Ref\": \"A\" } } }")
            .file(
                "pikku.config.yaml",
                """
                extends: ../base.json
                serverless: { role: !GetAtt A.Arn }
                """)
            .read();

    assertThat(config.serverless()).hasToString("{\"role\":{\"Fn::GetAtt\":[\"A\",\"Arn\"]}}");
  }

  @Test
  void overlayIsInTheFlattenedConfig() {
    assertThat(Backend.fixture("overlay", "functions").resolve().flattened())
        .contains("\"region\" : \"eu-central-1\"")
        .doesNotContain("overlay.yml");
  }

  @Test
  void missingOverlayFails() {
    assertThat(Backend.of(directory, "{ \"serverless\": \"gone.yml\" }").errors())
        .containsExactly(
            "[PikkuMissingFile] pikku.config.json:1:17: \"gone.yml\" does not exist."
                + " It is looked for at gone.yml: a path is relative to the file that states it.");
  }
}
