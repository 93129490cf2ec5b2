package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The user's pieces lie over what is generated. */
final class OverlayTest {
  @TempDir Path directory;

  @Test
  void mergesObjectsReplacesValuesAndRemovesByNull() {
    JsonNode tree =
        overlaid(
            """
            { "provider": { "region": "eu-central-1", "runtime": null, "tags": { "a": null } },
              "functions": { "http": { "memorySize": 256, "description": "The API" } },
              "custom": { "x": [1, 2] } }
            """);

    assertThat(tree.at("/provider/region").asText()).isEqualTo("eu-central-1");
    assertThat(tree.at("/provider/name").asText()).isEqualTo("aws");
    assertThat(tree.path("provider").has("runtime")).isFalse();
    assertThat(tree.at("/provider/tags")).isEmpty();
    assertThat(tree.at("/functions/http/memorySize").intValue()).isEqualTo(256);
    assertThat(tree.at("/functions/http/handler").asText()).endsWith("HttpHandler");
    assertThat(tree.at("/custom/x")).hasSize(2);
  }

  @Test
  void addsPluginsStatementsEventsAndResources() {
    JsonNode tree =
        overlaid(
            """
            { "plugins": ["serverless-offline", "serverless-offline"],
              "provider": { "iam": { "role": { "statements": [
                { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ] } } },
              "functions": { "http": { "events": [ { "schedule": "rate(1 day)" } ] } },
              "resources": {
                "Resources": {
                  "Bucket": { "Type": "AWS::S3::Bucket" },
                  "JobsQueue": { "Properties": { "KmsMasterKeyId": "alias/mine" } } },
                "Outputs": { "BucketName": { "Value": { "Ref": "Bucket" } } } } }
            """);

    assertThat(tree.path("plugins")).hasSize(1);
    assertThat(tree.at("/provider/iam/role/statements")).hasSize(2);
    assertThat(tree.at("/functions/http/events")).hasSize(3);
    assertThat(tree.at("/resources/Resources")).hasSize(3);
    JsonNode queue = tree.at("/resources/Resources/JobsQueue/Properties");
    assertThat(queue.path("KmsMasterKeyId").asText()).isEqualTo("alias/mine");
    assertThat(queue.has("RedrivePolicy")).isTrue();
    assertThat(tree.at("/resources/Outputs")).hasSize(3);
  }

  @Test
  void appendsWhereTheKeyEndsWithAPlus() {
    JsonNode tree =
        Sample.in(
                directory,
                """
                { "lambda": { "layers": ["arn:aws:lambda:eu-central-1:1:layer:a:1"] },
                  "serverless": { "functions": { "http": { "layers+": ["b"] } } } }
                """)
            .http("GET", "/")
            .tree();

    assertThat(tree.at("/functions/http/layers")).hasSize(2);
    assertThat(tree.at("/functions/http").has("layers+")).isFalse();
  }

  @Test
  void replacesComputedValuesWhole() {
    JsonNode tree =
        overlaid(
            """
            { "functions": { "http": { "environment": {
                "PIKKU_QUEUE_URL_JOBS": { "Fn::GetAtt": ["JobsQueue", "QueueUrl"] },
                "PLAIN": { "Fn::Sub": "${AWS::Region}" } } },
              "queue": { "environment": { "PIKKU_QUEUE_URL_JOBS": "http://localhost" } } } }
            """);

    assertThat(tree.at("/functions/http/environment/PIKKU_QUEUE_URL_JOBS"))
        .isEqualTo(Sample.parse("{'Fn::GetAtt': [JobsQueue, QueueUrl]}"));
    assertThat(tree.at("/functions/queue/environment/PIKKU_QUEUE_URL_JOBS").asText())
        .isEqualTo("http://localhost");
  }

  @Test
  void takesResourcesAsListWithFilesOfTheFramework() {
    JsonNode tree =
        overlaid(
            """
            { "resources": [ "${file(more.yml)}", { "Resources": {
                "Bucket": { "Type": "AWS::S3::Bucket" } } } ] }
            """);

    assertThat(tree.path("resources")).hasSize(2);
    assertThat(tree.at("/resources/0/Resources")).hasSize(3);
    assertThat(tree.at("/resources/1").asText()).isEqualTo("${file(more.yml)}");
  }

  @Test
  void widensTheVisibilityTimeoutWithTheFunctionsTimeout() {
    JsonNode tree = overlaid("{ \"functions\": { \"queue\": { \"timeout\": 200 } } }");

    assertThat(tree.at("/resources/Resources/JobsQueue/Properties/VisibilityTimeout").intValue())
        .isEqualTo(1200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          { "provider": "aws" }                               | provider.                    | text
          { "functions": [] }                                 | functions                    | a list
          { "plugins": "serverless-offline" }                 | plugins                      | text
          { "functions": { "http": { "events": {} } } }       | functions.http.events        | an object
          { "functions": { "http": { "timeout": {} } } }      | functions.http.timeout       | an object
          { "functions": { "http": { "environment": "x" } } } | functions.http.environment   | text
          { "provider": { "iam": { "role": { "statements": {} } } } } | provider.iam.role.statements | an object
          { "resources": 7 }                                  | resources                    | a number
          { "resources": { "Resources": [] } }                | resources.Resources          | a list
          """)
  void refusesShapesThatClash(String overlay, String where, String shape) {
    Sample sample = sample(overlay);

    Diagnostic refusal = sample.refusal(Code.INVALID_OVERLAY);

    assertThat(refusal.fact()).contains(shape).contains(where.replaceAll("\\.$", ""));
    assertThat(refusal.place().file()).isEqualTo("backends/todos/pikku.config.json");
    assertThat(refusal.place().line()).isEqualTo(2);
  }

  @Test
  void refusesToLoseWhatCannotBeMissed() {
    Diagnostic refusal = sample("{ \"provider\": null }").refusal(Code.INVALID_OVERLAY);

    assertThat(refusal.fact()).contains("\"provider\"");
  }

  @Test
  void refusesAFunctionThatIsMisspelt() {
    Diagnostic refusal =
        sample("{ \"functions\": { \"htp\": { \"timeout\": 3 } } }").refusal(Code.INVALID_OVERLAY);

    assertThat(refusal.fact()).contains("\"htp\"");
    assertThat(refusal.remedy()).contains("http, queue");
    assertThat(refusal.place()).isEqualTo(new Place("backends/todos/pikku.config.json", 2, 41));
  }

  private JsonNode overlaid(String overlay) {
    return sample(overlay).tree();
  }

  private Sample sample(String overlay) {
    return Sample.in(directory, "{\n  \"serverless\": " + overlay + "}")
        .http("GET", "/")
        .worker("jobs")
        .sends("jobs");
  }
}
