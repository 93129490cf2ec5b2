package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serverless.yml} says of channels. */
final class ChannelsServerlessTest {
  @TempDir Path directory;

  @Test
  void clientsReachTheFunctionByThreeRoutesAndGetRepliesAsRouteResponses() {
    JsonNode events = sample("{}").channel("feed").tree().at("/functions/channel/events");

    assertThat(events).hasSize(3);
    assertThat(events.at("/0/websocket/route").asText()).isEqualTo("$connect");
    assertThat(events.at("/1/websocket/route").asText()).isEqualTo("$disconnect");
    assertThat(events.at("/2/websocket/route").asText()).isEqualTo("$default");
    assertThat(events.at("/2/websocket/routeResponseSelectionExpression").asText())
        .isEqualTo("$default");
  }

  @Test
  void repliesThroughConnectionsNeedNoRouteResponse() {
    JsonNode events =
        sample("{\"channels\": {\"replies\": \"connections\"}}")
            .channel("feed")
            .tree()
            .at("/functions/channel/events");

    assertThat(events.at("/2/websocket").has("routeResponseSelectionExpression")).isFalse();
  }

  @Test
  void aBackendWithChannelsOwnsTheirTable() {
    JsonNode tree = sample("{}").channel("feed").tree();

    JsonNode table = tree.at("/resources/Resources/ChannelsTable");
    assertThat(table.path("Type").asText()).isEqualTo("AWS::DynamoDB::Table");
    assertThat(table.at("/Properties/TableName").asText())
        .isEqualTo("${self:service}-${sls:stage}-channels");
    assertThat(table.at("/Properties/TimeToLiveSpecification/AttributeName").asText())
        .isEqualTo("expiresAt");
    assertThat(variable(tree, "channel"))
        .isEqualTo("dynamodb:${self:service}-${sls:stage}-channels");
  }

  @Test
  void theRoleMayUseTheTableAndReachClientsOfThisStage() {
    JsonNode statements = sample("{}").channel("feed").tree().at("/provider/iam/role/statements");

    assertThat(statements).hasSize(2);
    assertThat(statements.at("/0/Action").toString())
        .contains("dynamodb:Query", "dynamodb:UpdateItem")
        .doesNotContain("dynamodb:*", "CreateTable");
    assertThat(statements.at("/0/Resource/0/Fn::Sub").asText())
        .endsWith(":table/${self:service}-${sls:stage}-channels");
    assertThat(statements.at("/1/Action/0").asText()).isEqualTo("execute-api:ManageConnections");
    assertThat(statements.at("/1/Resource/0/Fn::Sub").asText())
        .endsWith("*/${sls:stage}/*/@connections/*");
  }

  @Test
  void aBackendThatOnlyPublishesUsesTheTableOfAnother() {
    JsonNode tree =
        sample("{\"channels\": {\"from\": \"todo-feed\"}}")
            .http("POST", "/todos")
            .publishes("http", "todos")
            .tree();

    assertThat(variable(tree, "http")).isEqualTo("dynamodb:todo-feed-${sls:stage}-channels");
    assertThat(tree.has("resources")).isFalse();
    assertThat(tree.at("/provider/iam/role/statements/0/Resource/0/Fn::Sub").asText())
        .endsWith(":table/todo-feed-${sls:stage}-channels");
  }

  @Test
  void onlyFunctionsThatReachChannelsGetTheVariable() {
    JsonNode tree = sample("{}").channel("feed").http("GET", "/todos").tree();

    assertThat(tree.at("/functions/http").has("environment")).isFalse();
  }

  @Test
  void aTopicOfNobodyKnownIsRefused() {
    assertThat(
            sample("{}")
                .http("POST", "/todos")
                .publishes("http", "todos")
                .refusal(Code.CHANNELS_NOT_OWNED)
                .remedy())
        .contains("\"channels\": {\"from\": ");
  }

  @Test
  void aDatabaseIsFoundByItsUrlAlone() {
    assertThat(
            sample("{\"channels\": {\"store\": \"jdbc\"}}")
                .channel("feed")
                .refusal(Code.CHANNELS_NOT_OWNED)
                .remedy())
        .contains("PIKKU_CHANNELS");
  }

  @Test
  void aDatabaseNeedsNoTableAndMakesItsOwn() {
    JsonNode tree =
        sample(
                "{\"channels\": {\"store\": \"jdbc\"}, \"lambda\": {\"environment\":"
                    + " {\"PIKKU_CHANNELS\": \"jdbc:postgresql://db/channels\"}}}")
            .channel("feed")
            .tree();

    assertThat(variable(tree, "channel")).isEqualTo("jdbc:postgresql://db/channels");
    assertThat(tree.at("/functions/channel/environment/PIKKU_CHANNELS_SCHEMA").asText())
        .isEqualTo("start");
    assertThat(tree.has("resources")).isFalse();
  }

  @Test
  void whoeverFindsHisTablesThereSaysSo() {
    JsonNode tree =
        sample(
                "{\"channels\": {\"store\": \"jdbc\", \"schema\": \"none\"}, \"lambda\":"
                    + " {\"environment\": {\"PIKKU_CHANNELS\": \"jdbc:postgresql://db/x\"}}}")
            .channel("feed")
            .tree();

    assertThat(tree.at("/functions/channel/environment/PIKKU_CHANNELS_SCHEMA").asText())
        .isEqualTo("none");
  }

  private Sample sample(String config) {
    return Sample.in(directory, config);
  }

  private static String variable(JsonNode tree, String function) {
    return tree.at("/functions/" + function + "/environment/PIKKU_CHANNELS").asText();
  }
}
