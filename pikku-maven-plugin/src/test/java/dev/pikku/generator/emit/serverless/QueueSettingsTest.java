package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a config's {@code queues} says reaches AWS, and what AWS would refuse does not. */
final class QueueSettingsTest {
  private static final String CONFIG = "backends/todos/pikku.config.json";
  private static final String KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";

  @TempDir Path directory;

  @Test
  void letsOperationsSetWhatTheWiringSays() {
    JsonNode tree =
        sample(
                """
                "batchSize": 100, "batchingWindow": 5, "maximumConcurrency": 20,
                "maxReceiveCount": 7, "messageRetention": 86400, "deadLetterRetention": 172800,
                "delay": 30
                """)
            .worker("jobs", 10, 0, 2, false)
            .tree();

    assertThat(tree.at("/functions/queue/events/0/sqs"))
        .isEqualTo(
            Sample.parse(
                """
                arn: {'Fn::GetAtt': [JobsQueue, Arn]}
                batchSize: 100
                maximumBatchingWindow: 5
                maximumConcurrency: 20
                functionResponseType: ReportBatchItemFailures
                """));
    assertThat(properties(tree, "JobsQueue"))
        .isEqualTo(
            Sample.parse(
                """
                QueueName: ${self:service}-${sls:stage}-jobs
                DelaySeconds: 30
                MessageRetentionPeriod: 86400
                VisibilityTimeout: 179
                RedrivePolicy:
                  deadLetterTargetArn: {'Fn::GetAtt': [JobsQueueDeadLetters, Arn]}
                  maxReceiveCount: 7
                """));
    assertThat(properties(tree, "JobsQueueDeadLetters").path("MessageRetentionPeriod").intValue())
        .isEqualTo(172_800);
  }

  @Test
  void takesAwayALimitThatTheWiringHas() {
    JsonNode tree = sample("\"maximumConcurrency\": 0").worker("jobs", 10, 0, 2, false).tree();

    assertThat(tree.at("/functions/queue/events/0/sqs").has("maximumConcurrency")).isFalse();
  }

  @Test
  void raisesTheThroughputOfFifoQueuesAndOfTheirDeadLetters() {
    JsonNode tree =
        sample(
                "\"deduplicationScope\": \"messageGroup\","
                    + " \"fifoThroughputLimit\": \"perMessageGroupId\"")
            .worker("jobs", 10, 0, 0, true)
            .tree();

    for (String id : List.of("JobsQueue", "JobsQueueDeadLetters")) {
      assertThat(properties(tree, id).path("DeduplicationScope").asText())
          .isEqualTo("messageGroup");
      assertThat(properties(tree, id).path("FifoThroughputLimit").asText())
          .isEqualTo("perMessageGroupId");
    }
  }

  @Test
  void letsWorkersDecryptAndSendersEncryptToo() {
    JsonNode tree =
        config(
                """
                { "queues": {
                    "jobs": { "key": "%s" },
                    "mails": { "from": "post", "key": "arn:aws:kms:eu-central-1:123456789012:key/x" },
                    "logs": { "from": "post", "key": "alias/aws/sqs" } } }
                """
                    .formatted(KEY))
            .worker("jobs")
            .sends("mails")
            .sends("logs")
            .tree();

    for (String id : List.of("JobsQueue", "JobsQueueDeadLetters")) {
      assertThat(properties(tree, id).path("KmsMasterKeyId").asText()).isEqualTo(KEY);
    }
    assertThat(statements(tree))
        .isEqualTo(
            Sample.parse(
                """
                - Effect: Allow
                  Action: [kms:Decrypt]
                  Resource:
                    - 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/%s'
                - Effect: Allow
                  Action: [kms:GenerateDataKey, kms:Decrypt]
                  Resource: ['arn:aws:kms:eu-central-1:123456789012:key/x']
                """
                    .formatted(KEY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias/todos", "arn:aws:kms:eu-central-1:123456789012:alias/todos"})
  void allowsTheKeysThatHaveAnAliasAsIamKnowsNoAliases(String alias) {
    JsonNode statement =
        statements(sample("\"key\": \"" + alias + "\"").worker("jobs").tree()).path(0);

    assertThat(statement.at("/Condition/ForAnyValue:StringEquals/kms:ResourceAliases").asText())
        .isEqualTo("alias/todos");
    assertThat(statement.path("Resource").toString()).contains("key/*").doesNotContain("alias");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "batchSize": 11                            | false | batch size of 11 without a batching
          "maximumConcurrency": 1                    | false | maximum concurrency of 1
          "visibilityTimeout": 28                    | false | 28 seconds
          "visibilityTimeout": 0                     | false | hides a message for 0 seconds
          "messageRetention": 521                    | false | 3 attempts, 174 seconds apart, take 522
          "maxReceiveCount": 1000, "delay": 900, "visibilityTimeout": 400 | false | take 400900
          "deadLetterRetention": 345599              | false | old ones are dropped there at once
          "messageRetention": 1209600, "deadLetterRetention": 1209599 | false | for 1209599 since
          "deduplicationScope": "queue"              | false | which only FIFO queues have
          "fifoThroughputLimit": "perQueue"          | false | which only FIFO queues have
          "batchSize": 11                            | true  | AWS takes 10 at most
          "batchingWindow": 1                        | true  | which AWS does not take
          "fifoThroughputLimit": "perMessageGroupId" | true  | tells deduplication ids apart in the
          """)
  void refusesWhatAwsRefusesAndWhatLosesMessages(String settings, boolean fifo, String fact) {
    Diagnostic refusal =
        sample(settings).worker("jobs", 10, 0, 0, fifo).refusal(Code.INVALID_QUEUE);

    assertThat(refusal.fact()).contains("\"jobs\"").contains(fact);
    assertThat(refusal.place().file()).isEqualTo(CONFIG);
    assertThat(refusal.place().line()).isEqualTo(2);
    assertThat(refusal.place().column()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "batchSize": 10000, "batchingWindow": 1            | false
          "batchSize": 10                                    | true
          "maximumConcurrency": 2                            | false
          "visibilityTimeout": 174                           | false
          "messageRetention": 522                            | false
          "messageRetention": 1209599                        | false
          "messageRetention": 1209600                        | true
          "deadLetterRetention": 60                          | true
          "maxReceiveCount": 1000                            | false
          "deduplicationScope": "messageGroup"               | true
          "fifoThroughputLimit": "perQueue"                  | true
          """)
  void takesWhatStandsOnTheLimit(String settings, boolean fifo) {
    Sample sample = sample(settings).worker("jobs", 10, 0, 0, fifo);
    sample.tree();

    assertThat(sample.diagnostics.warnings()).isEmpty();
  }

  @Test
  void advisesSixTimesTheFunctionsTimeout() {
    Sample sample = sample("\"visibilityTimeout\": 173").worker("jobs");
    sample.tree();

    Diagnostic advice = warning(sample.diagnostics);
    assertThat(advice.fact()).contains("173 seconds").contains("\"queue\" may take 29");
    assertThat(advice.remedy()).contains("174");
    assertThat(advice.place()).isEqualTo(new Place(CONFIG, 2, 22));
  }

  @Test
  void warnsOfDeadLettersWithoutTimeLeft() {
    Sample sample = sample("\"messageRetention\": 1209600").worker("jobs");
    sample.tree();

    assertThat(warning(sample.diagnostics).fact()).contains("no time left there");
  }

  @Test
  void refusesMoreConcurrencyThanTheFunctionHas() {
    Diagnostic refusal =
        config(
                """
                { "lambda": { "functions": { "queue": { "reservedConcurrency": 10 } } },
                  "queues": { "mails": { "maximumConcurrency": 4 } } }
                """)
            .worker("jobs", 10, 0, 7, false)
            .worker("mails")
            .refusal(Code.INVALID_QUEUE);

    assertThat(refusal.fact()).contains("11 together").contains("lets 10 run");
    assertThat(refusal.place().file()).isEqualTo("Todos.java");
    for (String enough : List.of("7", "0")) {
      config("{ \"lambda\": { \"reservedConcurrency\": " + enough + " } }")
          .worker("jobs", 10, 0, 7, false)
          .tree();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          JobsQueue            | "DelaySeconds": 901                  | one from 0 to 900
          JobsQueue            | "VisibilityTimeout": 43201           | one from 0 to 43200
          JobsQueue            | "MaximumMessageSize": 1048577        | one from 1024 to 1048576
          JobsQueue            | "RedrivePolicy": { "maxReceiveCount": 0 } | one from 1 to 1000
          JobsQueue            | "FifoQueue": true                    | of one kind
          JobsQueue            | "ContentBasedDeduplication": true    | "fifo = true"
          JobsQueueDeadLetters | "MessageRetentionPeriod": 1209601    | one from 60 to 1209600
          JobsQueueDeadLetters | "MessageRetentionPeriod": 345599     | "deadLetterRetention"
          JobsQueue            | "MessageRetentionPeriod": 60         | Raise "messageRetention" to 522
          """)
  void checksWhatTheOverlayLaysOver(String id, String property, String remedy) {
    Diagnostics diagnostics =
        config(
                """
                { "serverless": { "resources": { "Resources": { "%s": { "Properties": {
                    %s } } } } } }
                """
                    .formatted(id, property))
            .worker("jobs")
            .emitted();

    assertThat(diagnostics.errors())
        .anySatisfy(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(Code.INVALID_QUEUE);
              assertThat(refusal.remedy()).contains(remedy);
              assertThat(refusal.place().file()).isEqualTo(CONFIG);
              assertThat(refusal.place().line()).isEqualTo(2);
            });
  }

  @Test
  void saysThatNobodyMayUseAKeyOfTheOverlay() {
    Sample sample =
        config(
                """
                { "serverless": { "resources": { "Resources": { "JobsQueue": { "Properties": {
                    "KmsMasterKeyId": "alias/todos" } } } } } }
                """)
            .worker("jobs");
    sample.tree();

    assertThat(warning(sample.diagnostics).remedy()).contains("\"jobs\": {\"key\": …}");
  }

  @Test
  void refusesTwoKindsOfEncryption() {
    Diagnostic refusal =
        config(
                """
                { "queues": { "jobs": { "key": "alias/todos" } },
                  "serverless": { "resources": { "Resources": { "JobsQueue": { "Properties": {
                    "SqsManagedSseEnabled": true } } } } } }
                """)
            .worker("jobs")
            .refusal(Code.INVALID_QUEUE);

    assertThat(refusal.fact()).contains("encrypted twice");
  }

  @Test
  void asksWhetherAQueueIsMisspelt() {
    Diagnostics diagnostics =
        config("{ \"queues\": { \"mial-jobs\": { \"delay\": 5 } } }").worker("mail-jobs").emitted();

    assertThat(diagnostics.errors()).hasSize(1);
    assertThat(diagnostics.errors().get(0).code()).isEqualTo(Code.QUEUE_NOT_OWNED);
    assertThat(diagnostics.errors().get(0).remedy()).isEqualTo("Did you mean \"mail-jobs\"?");
  }

  @Test
  void warnsOfSettingsOfAQueueThatIsNotHere() {
    Sample sample = config("{ \"queues\": { \"mails\": { \"delay\": 5 } } }").worker("jobs");
    sample.tree();

    assertThat(warning(sample.diagnostics).code()).isEqualTo(Code.QUEUE_NOT_OWNED);
  }

  private Sample sample(String settings) {
    return config("{ \"queues\": { \"jobs\": {\n" + settings.replace('\n', ' ') + " } } }");
  }

  private Sample config(String json) {
    return Sample.in(directory, json);
  }

  private static Diagnostic warning(Diagnostics diagnostics) {
    assertThat(diagnostics.warnings()).hasSize(1);
    return diagnostics.warnings().get(0);
  }

  private static JsonNode properties(JsonNode tree, String id) {
    return tree.path("resources").path("Resources").path(id).path("Properties");
  }

  private static JsonNode statements(JsonNode tree) {
    JsonNode all = tree.at("/provider/iam/role/statements");
    ArrayNode ofKeys = JsonNodeFactory.instance.arrayNode();
    all.forEach(
        statement -> {
          if (statement.path("Action").toString().contains("kms:")) {
            ofKeys.add(statement);
          }
        });
    return ofKeys;
  }
}
