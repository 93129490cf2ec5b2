package dev.pikku.generator.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pikku.generator.config.text.JsonText;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the validator accept and refuse the same configs. */
class ConfigSchemaTest {
  private static final Path RESOURCE = Path.of("src/main/resources/pikku.config.schema.json");
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> EDITORS = List.of("allowComments", "allowTrailingCommas");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(ConfigSchema.schema().without(EDITORS));

  /** {@code -Dschema.update=true} writes it anew. */
  @Test
  void publishedSchemaIsTheOneOfTheTable() throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    String text = JSON.writer(printer).writeValueAsString(ConfigSchema.schema()) + "\n";
    if (Boolean.getBoolean("schema.update")) {
      Files.createDirectories(RESOURCE.getParent());
      Files.writeString(RESOURCE, text);
    }
    assertThat(RESOURCE).content().isEqualTo(text);
  }

  @Test
  void everyKeyHasATitleAndADescription() {
    List<JsonNode> described = new ArrayList<>();
    collect(ConfigSchema.schema(), described);
    assertThat(described)
        .hasSizeGreaterThan(60)
        .allSatisfy(
            key -> {
              assertThat(key.path("title").asText()).isNotEmpty();
              assertThat(key.path("description").asText()).endsWith(".");
            });
  }

  private static void collect(JsonNode schema, List<JsonNode> described) {
    schema
        .path("properties")
        .forEach(
            key -> {
              described.add(key);
              collect(key, described);
            });
  }

  static List<Arguments> corpus() throws IOException {
    try (InputStream in = ConfigSchemaTest.class.getResourceAsStream("corpus.json")) {
      List<Arguments> cases = new ArrayList<>();
      for (JsonNode entry : JSON.readTree(Objects.requireNonNull(in))) {
        cases.add(
            Arguments.of(
                entry.get("name").asText(), entry.get("accept").asBoolean(), entry.get("config")));
      }
      return cases;
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("corpus")
  void bothJudgeTheCorpusAlike(String name, boolean accepted, JsonNode config) {
    assertThat(schemaAccepts(config)).as("schema").isEqualTo(accepted);
    assertThat(validatorAccepts(config)).as("validator").isEqualTo(accepted);
  }

  @Test
  void bothJudgeEveryMutationOfTheCorpusAlike() throws IOException {
    JsonNode values =
        JSON.readTree(
            """
            [null, true, "http", "x", "", " ", "a+", 0, 1, 128, 901, -1, 99999999999, 1.5,
             [], ["http"], ["x", 1], [null], [[]], {}, {"x": 1}, {"http": {}}, {"tags": ["a"]},
             {"from": "jobs"}]
            """);
    int judged = 0;
    int accepted = 0;
    for (Arguments entry : corpus()) {
      JsonNode config = (JsonNode) entry.get()[2];
      List<JsonNode> mutants = new ArrayList<>();
      for (JsonNode value : values) {
        mutate(config, value, config, mutants);
      }
      for (JsonNode mutant : mutants) {
        boolean accepts = schemaAccepts(mutant);
        assertThat(validatorAccepts(mutant)).as("%s", mutant).isEqualTo(accepts);
        judged++;
        accepted += accepts ? 1 : 0;
      }
    }
    assertThat(judged).isGreaterThan(3000);
    assertThat(accepted).isGreaterThan(300);
  }

  /** Puts a value in the place of every node below the root, one at a time. */
  private static void mutate(JsonNode at, JsonNode value, JsonNode root, List<JsonNode> mutants) {
    if (at instanceof ObjectNode object) {
      for (String name : List.copyOf(iterable(object))) {
        JsonNode old = object.get(name);
        object.set(name, value);
        mutants.add(root.deepCopy());
        object.remove(name);
        object.set(name + "x", old);
        mutants.add(root.deepCopy());
        object.remove(name + "x");
        object.set(name, old);
        mutate(old, value, root, mutants);
      }
    } else if (at instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode old = array.get(i);
        array.set(i, value);
        mutants.add(root.deepCopy());
        array.set(i, old);
        mutate(old, value, root, mutants);
      }
    }
  }

  private static List<String> iterable(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean schemaAccepts(JsonNode config) {
    return SCHEMA.validate(config).isEmpty();
  }

  private static boolean validatorAccepts(JsonNode config) {
    Diagnostics diagnostics = new Diagnostics();
    Problems problems = new Problems(diagnostics);
    ConfigOrigin origin = new ConfigOrigin("corpus.json", Optional.empty(), true, "");
    ConfigObject object =
        (ConfigObject) new JsonText(origin, problems).read(config.toString()).orElseThrow();
    ConfigKeys.check(object, problems);
    return !diagnostics.hasErrors();
  }
}
