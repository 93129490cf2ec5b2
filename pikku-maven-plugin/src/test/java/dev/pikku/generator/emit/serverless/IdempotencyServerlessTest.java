package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serverless.yml} says of calls that happen once. */
final class IdempotencyServerlessTest {
  @TempDir Path directory;

  private GeneratedBackend backend(String config) {
    return new GeneratedBackend(directory)
        .withConfig(config)
        .with(
            "A",
            """
            public class A {
              public record In(String id) {}
              @PikkuFunc @WireQueueWorker(name = "q") @Idempotent(key = "id")
              public static void run(In in) {}
              @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
              public static String other() { return ""; }
            }
            """);
  }

  private JsonNode tree(String config) {
    return Sample.parse(backend(config).file("serverless.yml"));
  }

  private static String variable(JsonNode tree, String door, String name) {
    return tree.at("/functions/" + door + "/environment/" + name).asText();
  }

  @Test
  void theBackendHasATableThatTheFunctionFindsAndMayUse() {
    JsonNode tree = tree("{}");
    String table = "${self:service}-${sls:stage}-idempotency";

    JsonNode resource = tree.at("/resources/Resources/IdempotencyTable");
    assertThat(resource.at("/Properties/TableName").asText()).isEqualTo(table);
    assertThat(resource.at("/Properties/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo("expiresAt");
    assertThat(variable(tree, "queue", "PIKKU_IDEMPOTENCY")).isEqualTo("dynamodb:" + table);
    assertThat(variable(tree, "http", "PIKKU_IDEMPOTENCY")).isEmpty();
    JsonNode statement = tree.at("/provider/iam/role/statements/0");
    assertThat(statement.at("/Action").toString())
        .isEqualTo(
            "[\"dynamodb:DeleteItem\",\"dynamodb:GetItem\",\"dynamodb:PutItem\","
                + "\"dynamodb:UpdateItem\"]");
    assertThat(statement.at("/Resource/0/Fn::Sub").asText()).endsWith("table/" + table);
  }

  @Test
  void theTableMayHaveAnotherName() {
    JsonNode tree = tree("{\"idempotency\": {\"table\": \"once-${sls:stage}\"}}");

    assertThat(tree.at("/resources/Resources/IdempotencyTable/Properties/TableName").asText())
        .isEqualTo("once-${sls:stage}");
    assertThat(variable(tree, "queue", "PIKKU_IDEMPOTENCY"))
        .isEqualTo("dynamodb:once-${sls:stage}");
  }

  @Test
  void aDatabaseNeedsNoTable() {
    JsonNode tree =
        tree(
            "{\"idempotency\": {\"store\": \"jdbc\", \"schema\": \"none\"},"
                + " \"lambda\": {\"environment\": {\"PIKKU_IDEMPOTENCY\": \"jdbc:h2:mem:a\"}}}");

    assertThat(tree.at("/resources/Resources").has("IdempotencyTable")).isFalse();
    assertThat(tree.at("/provider").has("iam")).isFalse();
    assertThat(variable(tree, "queue", "PIKKU_IDEMPOTENCY_SCHEMA")).isEqualTo("none");
  }

  @Test
  void aFunctionMayWriteTheTablesThatItWritesTogetherWithTheNotesOfItsCalls() {
    JsonNode tree =
        Sample.parse(
            backend("{\"idempotency\": {\"tables\": [\"orders\", \"stock-${sls:stage}\"]}}")
                .with(
                    "B",
                    """
                    public class B {
                      public record In(String id) {}
                      @PikkuFunc @WireQueueWorker(name = "r") @Idempotent(key = "id")
                      public static void run(dev.pikku.aws.DynamoDbTransaction effects, In in) {}
                    }
                    """)
                .file("serverless.yml"));

    JsonNode statement = tree.at("/provider/iam/role/statements/1");
    assertThat(statement.at("/Action").toString())
        .isEqualTo(
            "[\"dynamodb:ConditionCheckItem\",\"dynamodb:DeleteItem\",\"dynamodb:PutItem\","
                + "\"dynamodb:UpdateItem\"]");
    assertThat(statement.at("/Resource")).hasSize(2);
    assertThat(statement.at("/Resource/0/Fn::Sub").asText()).endsWith(":table/orders");
    assertThat(statement.at("/Resource/1/Fn::Sub").asText()).endsWith(":table/stock-${sls:stage}");
  }

  @Test
  void tablesThatNoFunctionWritesAreNobodysToWrite() {
    assertThat(
            tree("{\"idempotency\": {\"tables\": [\"orders\"]}}")
                .at("/provider/iam/role/statements"))
        .hasSize(1);
  }

  @Test
  void refusesADatabaseOfWhichNothingSaysWhereItIs() {
    assertThat(
            backend("{\"idempotency\": {\"store\": \"jdbc\"}}")
                .problem(Code.INVALID_IDEMPOTENCY)
                .toString())
        .contains("pikku.config.json:1")
        .contains("nothing says in which one")
        .contains("PIKKU_IDEMPOTENCY");
  }
}
