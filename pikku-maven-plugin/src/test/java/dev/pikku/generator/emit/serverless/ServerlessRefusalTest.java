package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Serverless Framework lets through and AWS refuses fails the build, with its place. */
final class ServerlessRefusalTest {
  private static final String CONFIG = "backends/todos/pikku.config.json";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"rest", "httpApi"})
  void refusesParametersOfDifferentNamesAtOnePlace(String api) {
    Diagnostic refusal =
        sample(perRoute(api))
            .http("GET", "/todos/{id}/notes")
            .http("POST", "/todos/{todo}")
            .refusal(Code.CONFLICTING_ROUTES);

    assertThat(refusal.place().file()).isEqualTo("Todos.java");
    assertThat(refusal.fact()).contains("{id}").contains("{todo}").contains("Todos.java:");
  }

  @Test
  void refusesAParameterBesideARestParameterInARestApi() {
    sample(perRoute("rest"))
        .http("GET", "/files/{id}")
        .http("GET", "/files/{rest+}")
        .refusal(Code.CONFLICTING_ROUTES);
  }

  @Test
  void letsTheSameParameterStandUnderDifferentParents() {
    sample(perRoute("rest"))
        .http("GET", "/todos/{id}")
        .http("GET", "/todos/{id}/notes/{note}")
        .http("GET", "/users/{name}")
        .http("GET", "/users/{name}/{id}")
        .tree();
  }

  @Test
  void letsParametersDifferWhereOneEventTakesEveryRequest() {
    sample("{}").http("GET", "/todos/{id}").http("POST", "/todos/{todo}").tree();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rest", "httpApi"})
  void refusesRoutesThatGetOneNameInCloudFormation(String api) {
    Diagnostic refusal =
        sample(perRoute(api))
            .http("GET", "/todo_items")
            .http("GET", "/todoItems")
            .emitted()
            .errors()
            .get(0);

    assertThat(refusal.code()).isEqualTo(Code.CONFLICTING_ROUTES);
    assertThat(refusal.fact()).contains("/todo_items").contains("/todoItems");
  }

  @Test
  void refusesARouteThatTheOverlayRepeats() {
    Diagnostic refusal =
        sample(
                """
                { "http": { "api": "rest", "mode": "routes" },
                  "serverless": { "functions": {
                    "other": { "handler": "x", "events": [ { "http": "POST todos" } ] } } } }
                """)
            .http("POST", "/todos")
            .refusal(Code.DUPLICATE_ROUTE);

    assertThat(refusal.fact()).contains("\"POST /todos\"");
  }

  @Test
  void refusesARestParameterInMidPath() {
    Diagnostic refusal =
        sample(
                """
                { "serverless": { "functions": { "http": { "events": [
                    { "httpApi": "GET /a/{rest+}/b" } ] } } } }
                """)
            .http("GET", "/")
            .refusal(Code.INVALID_ROUTE);

    assertThat(refusal.fact()).contains("{rest+}");
    assertThat(refusal.place().file()).isEqualTo(CONFIG);
  }

  @Test
  void refusesAParameterThatIsPartOfASegment() {
    sample(
            """
            { "serverless": { "functions": { "http": { "events": [
                { "http": { "path": "/a/x-{id}", "method": "get" } } ] } } } }
            """)
        .http("GET", "/")
        .refusal(Code.INVALID_ROUTE);
  }

  @Test
  void refusesToSendToAQueueThatNobodyOwns() {
    Diagnostic refusal = sample("{}").http("GET", "/").sends("mails").refusal(Code.QUEUE_NOT_OWNED);

    assertThat(refusal.fact()).contains("\"mails\"");
    assertThat(refusal.remedy()).contains("\"queues\": {\"mails\": {\"from\": \"…\"}}");
    assertThat(refusal.place().file()).isEqualTo("Todos.java");
  }

  @Test
  void saysWhichImportedQueueIsMisspelt() {
    Diagnostic refusal =
        sample("{ \"queues\": { \"mail\": { \"from\": \"jobs\" } } }")
            .http("GET", "/")
            .sends("mails")
            .refusal(Code.QUEUE_NOT_OWNED);

    assertThat(refusal.remedy()).isEqualTo("\"queues\" has \"mail\": write \"mails\" there.");
  }

  @Test
  void refusesAQueueThatTwoWouldOwn() {
    Diagnostic refusal =
        sample("{ \"queues\": { \"mails\": { \"from\": \"jobs\" } } }")
            .worker("mails")
            .refusal(Code.QUEUE_NOT_OWNED);

    assertThat(refusal.place().file()).isEqualTo(CONFIG);
    assertThat(refusal.fact()).contains("\"jobs\"").contains("Todos.java:1");
  }

  @Test
  void refusesQueuesThatGetTheSameName() {
    Diagnostic refusal = sample("{}").worker("a-b").worker("a_b").refusal(Code.INVALID_QUEUE);

    assertThat(refusal.fact()).contains("\"a-b\"").contains("\"a_b\"");
  }

  @Test
  void refusesAQueueWhoseVariableIsAnothersUrl() {
    sample("{}").worker("url-jobs").worker("jobs").sends("jobs").refusal(Code.INVALID_QUEUE);
  }

  @Test
  void refusesAQueueThatOnlyLooksLikeTheFrameworksOwn() {
    sample(
            """
            { "serverless": { "plugins": ["x"], "functions": { "queue": { "events": [
                { "sqs": { "arn": { "Fn::GetAtt": ["CustomQueue", "Arn"] } } } ] } } } }
            """)
        .worker("jobs")
        .refusal(Code.INVALID_OVERLAY);
  }

  @Test
  void refusesAQueueNamedLikeAnothersDeadLetters() {
    sample("{}").worker("jobs").worker("jobs-dead-letters").refusal(Code.INVALID_QUEUE);
  }

  @Test
  void refusesLargeBatchesOfFifoQueues() {
    Diagnostic refusal = sample("{}").worker("orders", 11, 0, 0, true).refusal(Code.INVALID_QUEUE);

    assertThat(refusal.fact()).contains("\"orders\"").contains("11").contains("10");
    assertThat(refusal.place()).isEqualTo(new Place("Todos.java", 1));
  }

  @Test
  void refusesABatchingWindowOfAFifoQueue() {
    sample("{}").worker("orders", 10, 5, 0, true).refusal(Code.INVALID_QUEUE);
  }

  @Test
  void refusesLargeBatchesWithoutAWindow() {
    sample("{}").worker("jobs", 100, 0, 0, false).refusal(Code.INVALID_QUEUE);
    sample("{}").worker("jobs", 100, 1, 0, false).tree();
  }

  @Test
  void refusesLargeBatchesOfFifoQueuesThatTheOverlayHas() {
    Diagnostic refusal =
        sample(
                """
                { "serverless": {
                    "functions": { "queue": { "events": [ { "sqs": {
                      "arn": { "Fn::GetAtt": ["Mine", "Arn"] }, "batchSize": 100 } } ] } },
                    "resources": { "Resources": { "Mine": { "Type": "AWS::SQS::Queue",
                      "Properties": { "FifoQueue": true } } } } } }
                """)
            .worker("jobs")
            .refusal(Code.INVALID_QUEUE);

    assertThat(refusal.place().file()).isEqualTo(CONFIG);
  }

  @Test
  void refusesAVisibilityTimeoutBelowTheFunctionsTimeout() {
    Diagnostic refusal =
        sample(
                """
                { "serverless": { "resources": { "Resources": { "JobsQueue": {
                    "Properties": { "VisibilityTimeout": 5 } } } } } }
                """)
            .worker("jobs")
            .refusal(Code.INVALID_QUEUE);

    assertThat(refusal.fact()).contains("5 seconds").contains("29");
  }

  @Test
  void refusesAReferenceToAQueueThatIsNotThere() {
    Diagnostic refusal =
        sample(
                """
                { "serverless": { "functions": { "queue": { "events": [
                    { "sqs": { "arn": { "Fn::GetAtt": ["Nowhere", "Arn"] } } } ] } } } }
                """)
            .worker("jobs")
            .refusal(Code.INVALID_OVERLAY);

    assertThat(refusal.fact()).contains("\"Nowhere\"");
    assertThat(refusal.remedy()).contains("JobsQueue");
    assertThat(refusal.place().file()).isEqualTo(CONFIG);
  }

  @Test
  void refusesAReferenceToAQueueThatTheOverlayRemoved() {
    Diagnostic refusal =
        sample("{ \"serverless\": { \"resources\": { \"Resources\": { \"JobsQueue\": null } } } }")
            .worker("jobs")
            .refusal(Code.INVALID_OVERLAY);

    assertThat(refusal.fact()).contains("\"JobsQueue\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"Ref\": \"Nowhere\" }",
        "{ \"Fn::Sub\": \"x-${Nowhere}\" }",
        "{ \"Fn::Sub\": [\"x-${Nowhere.Arn}-${Mine}\", { \"Mine\": 1 }] }",
        "{ \"Fn::Join\": [\"\", [\"a\", { \"Ref\": \"Nowhere\" }]] }"
      })
  void refusesEveryKindOfReferenceToNothing(String reference) {
    sample("{ \"serverless\": { \"provider\": { \"environment\": { \"X\": " + reference + "} } } }")
        .http("GET", "/")
        .refusal(Code.INVALID_OVERLAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"Ref\": \"HttpApi\" }",
        "{ \"Ref\": \"HttpLambdaFunction\" }",
        "{ \"Ref\": \"AWS::Region\" }",
        "{ \"Fn::GetAtt\": [\"IamRoleLambdaExecution\", \"Arn\"] }",
        "{ \"Fn::Sub\": \"${AWS::Region}-${self:service}-${HttpApi}-${!Nowhere}\" }"
      })
  void knowsWhatTheFrameworkMakes(String reference) {
    sample("{ \"serverless\": { \"provider\": { \"environment\": { \"X\": " + reference + "} } } }")
        .http("GET", "/")
        .tree();
  }

  @Test
  void refusesNamesOfFunctionsThatAreTooLong() {
    String name = "a".repeat(51);

    Diagnostic refusal =
        sample(
                "{ \"name\": \""
                    + name
                    + "\", \"serverless\": { \"provider\": { \"iam\": { \"role\": { \"name\": \"r\""
                    + " } } } } }")
            .task("t", "rate(1 day)", "")
            .refusal(Code.NAME_TOO_LONG);

    assertThat(refusal.fact()).contains(name + "-dev-scheduler").contains("65").contains("64");
    assertThat(refusal.place()).isEqualTo(new Place(CONFIG, 1, 11));
  }

  @Test
  void warnsOfNamesThatALongerStageMakesTooLong() {
    Sample sample =
        sample(
            "{ \"name\": \""
                + "a".repeat(50)
                + "\", \"serverless\": { \"provider\": { \"iam\": { \"role\": { \"name\": \"r\""
                + " } } } } }");

    sample.task("t", "rate(1 day)", "").tree();

    assertThat(sample.diagnostics.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(Code.NAME_TOO_LONG);
              assertThat(warning.fact()).contains("\"production\"");
            });
  }

  @Test
  void measuresWithTheStageThatIsStated() {
    Sample sample =
        sample(
            "{ \"name\": \""
                + "a".repeat(49)
                + "\", \"serverless\": { \"provider\": { \"stage\": \"prod\","
                + " \"iam\": { \"role\": { \"name\": \"r\" } } } } }");

    sample.task("t", "rate(1 day)", "").tree();

    assertThat(sample.diagnostics.warnings()).isEmpty();
  }

  @Test
  void refusesANameOfTheRoleThatIsTooLong() {
    Diagnostic refusal =
        sample(
                "{ \"name\": \""
                    + "a".repeat(37)
                    + "\", \"serverless\": { \"provider\": { \"stage\": \"dev\", \"region\":"
                    + " \"eu-central-1\" } } }")
            .http("GET", "/")
            .refusal(Code.NAME_TOO_LONG);

    assertThat(refusal.fact()).contains("-dev-eu-central-1-lambdaRole").contains("65");
  }

  @Test
  void refusesNamesOfQueuesThatAreTooLong() {
    Diagnostic refusal = sample("{}").worker("q".repeat(58)).refusal(Code.NAME_TOO_LONG);

    assertThat(refusal.fact()).contains("-dead-letters").contains("81").contains("80");
    assertThat(refusal.place()).isEqualTo(new Place("Todos.java", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "httpApi, 30, ''",
    "httpApi, 31, API Gateway waits 30",
    "rest, 29, ''",
    "rest, 30, API Gateway waits 29",
  })
  void warnsOfTimeoutsThatApiGatewayDoesNotWaitFor(String api, int timeout, String warning) {
    Sample sample =
        sample(
                "{ \"http\": { \"api\": \"%s\" },\n\"lambda\": { \"timeout\": %d } }"
                    .formatted(api, timeout))
            .http("GET", "/todos")
            .worker("mails");

    assertThat(sample.emitted().errors()).isEmpty();
    assertThat(sample.diagnostics.warnings())
        .filteredOn(found -> found.code() == Code.INVALID_VALUE)
        .hasSize(warning.isEmpty() ? 0 : 1)
        .allSatisfy(found -> assertThat(found.fact()).contains(warning))
        .allSatisfy(found -> assertThat(found.place().toString()).startsWith(CONFIG + ":2:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"provider\": { \"environment\": { \"AWS_REGION\": \"x\" } } }",
        "{ \"functions\": { \"http\": { \"environment\": { \"LAMBDA_TASK_ROOT\": \"x\" } } } }"
      })
  void refusesReservedVariables(String overlay) {
    Diagnostic refusal =
        sample("{ \"serverless\": " + overlay + " }")
            .http("GET", "/")
            .refusal(Code.RESERVED_VARIABLE);

    assertThat(refusal.place().file()).isEqualTo(CONFIG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "${x}", "a\nb"})
  void refusesTaskNamesThatTheFrameworkGarbles(String name) {
    Diagnostic refusal = sample("{}").task(name, "rate(1 day)", "").refusal(Code.INVALID_SCHEDULE);

    assertThat(refusal.place()).isEqualTo(new Place("Todos.java", 1));
  }

  private Sample sample(String config) {
    return Sample.in(directory, config);
  }

  private static String perRoute(String api) {
    return "{ \"http\": { \"api\": \"" + api + "\", \"mode\": \"routes\" } }";
  }
}
