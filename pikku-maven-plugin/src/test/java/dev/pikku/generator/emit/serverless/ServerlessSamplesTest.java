package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaves services of every kind in {@code target/serverless-samples}, each with an archive of no
 * use, for {@code .ci/serverless-check.sh} to package with a real framework.
 */
final class ServerlessSamplesTest {
  private static final Path SAMPLES = Path.of("target", "serverless-samples");

  @TempDir Path directory;

  @TestFactory
  java.util.stream.Stream<DynamicTest> writesSamples() {
    return samples().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(), () -> write(sample.getKey(), sample.getValue())));
  }

  private record Case(String config, UnaryOperator<Sample> wirings) {}

  private static Map<String, Case> samples() {
    Map<String, Case> samples = new TreeMap<>();
    UnaryOperator<Sample> routes =
        sample ->
            sample
                .http("GET", "/")
                .http("GET", "/todos/{id}")
                .http("DELETE", "/todos/{id}")
                .http("POST", "/todos")
                .http("GET", "/todos/{id}/notes-of/{user}")
                .http("GET", "/files/{rest+}");
    samples.put("http-api-proxy", new Case("{}", routes));
    samples.put("http-api-routes", new Case("{ \"http\": { \"mode\": \"routes\" } }", routes));
    samples.put("rest-proxy", new Case("{ \"http\": { \"api\": \"rest\" } }", routes));
    samples.put(
        "rest-routes",
        new Case("{ \"http\": { \"api\": \"rest\", \"mode\": \"routes\" } }", routes));
    samples.put(
        "schedules",
        new Case(
            "{ \"schedules\": { \"retries\": 1, \"maximumEventAge\": 3600, \"deliveryRetries\": 5,"
                + " \"deadLetters\": true } }",
            sample ->
                sample
                    .task("monday", "0 3 * * 1", "")
                    .task("often", "*/5 8-18 * * MON-FRI", "")
                    .task("either", "0 0 1,15 */2 FRI-MON", "")
                    .task("berlin", "30 6 13 * FRI", "Europe/Berlin")
                    .task("rate", "rate(1 day)", "")
                    .task("season", "0 3 13 * FRI", "", "2097-01-01T00:00:00Z", "")
                    .task("until", "rate(1 day)", "Asia/Tokyo", "", "2098-01-01T00:00:00Z")
                    .task("rates", "rate(5 minutes)", "UTC")));
    samples.put(
        "queues",
        new Case(
            """
            { "lambda": { "functions": { "queue": { "timeout": 900, "reservedConcurrency": 1002 } } },
              "queues": {
                "todo-reminders": { "key": "1234abcd-12ab-34cd-56ef-1234567890ab", "delay": 900,
                  "batchSize": 20, "batchingWindow": 2, "maxReceiveCount": 2,
                  "visibilityTimeout": 43200, "messageRetention": 1209599 },
                "orders": { "key": "alias/orders", "deduplicationScope": "messageGroup",
                  "fifoThroughputLimit": "perMessageGroupId", "deadLetterRetention": 60 } } }
            """,
            sample ->
                sample
                    .worker("todo-reminders")
                    .worker("large", 10_000, 300, 1000, false)
                    .worker("orders", 10, 0, 2, true)
                    .worker("a_b.fifo", 1, 0, 0, true)
                    .sends("orders")
                    .sends("todo-reminders")));
    samples.put(
        "imports",
        new Case(
            "{ \"queues\": { \"todo-reminders\": { \"from\": \"jobs\" } } }",
            sample ->
                sample
                    .http("POST", "/todos")
                    .task("expire", "0 3 * * 1", "")
                    .sends("todo-reminders")
                    .reads("mail-key")
                    .reads("db/user+pass=1_2.3@x")));
    samples.put(
        "snap-start",
        new Case(
            """
            { "lambda": { "runtime": "java25", "snapStart": true, "architecture": "arm64",
                "environment": { "ANSWER": "no", "ZIP": "0o14", "TEN": "1e1", "EMPTY": "" } } }
            """,
            sample ->
                sample
                    .http("GET", "/todos")
                    .worker("jobs")
                    .task("a", "rate(1 day)", "")
                    .task("b", "0 0 * * *", "America/New_York")));
    samples.put(
        "vpc-layers-concurrency",
        new Case(
            """
            { "lambda": {
                "layers": ["arn:aws:lambda:eu-central-1:123456789012:layer:tools:3"],
                "vpc": { "subnetIds": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                  "securityGroupIds": ["sg-0123456789abcdef0"] },
                "functions": {
                  "http": { "reservedConcurrency": 10, "provisionedConcurrency": 2 },
                  "queue": { "runtime": "java17", "memorySize": 10240 } } } }
            """,
            sample -> sample.http("GET", "/todos").worker("jobs").sends("jobs")));
    samples.put(
        "overlay",
        new Case(
            """
            { "serverless": {
                "provider": { "region": "eu-central-1", "stage": "test", "tags": { "team": "a" },
                  "environment": { "API": { "Ref": "HttpApi" } },
                  "iam": { "role": { "statements": [ { "Effect": "Allow",
                    "Action": ["s3:GetObject"], "Resource": { "Fn::Sub": "${Bucket.Arn}/*" } } ] } } },
                "functions": {
                  "http": { "description": "All requests", "timeout": 20,
                    "events": [ { "schedule": "rate(1 day)" } ] },
                  "queue": { "timeout": 120 } },
                "resources": { "Resources": {
                    "Bucket": { "Type": "AWS::S3::Bucket" },
                    "JobsQueue": { "Properties": { "ReceiveMessageWaitTimeSeconds": 20 } },
                    "TooOld": { "Type": "AWS::CloudWatch::Alarm", "Properties": {
                      "Namespace": "AWS/SQS", "MetricName": "ApproximateNumberOfMessagesVisible",
                      "Dimensions": [ { "Name": "QueueName",
                        "Value": { "Fn::GetAtt": ["JobsQueueDeadLetters", "QueueName"] } } ],
                      "Statistic": "Maximum", "Period": 60, "EvaluationPeriods": 1, "Threshold": 0,
                      "ComparisonOperator": "GreaterThanThreshold" } } },
                  "Outputs": { "BucketName": { "Value": { "Ref": "Bucket" } } } } } }
            """,
            sample -> sample.http("GET", "/todos").worker("jobs").sends("jobs")));
    return samples;
  }

  private void write(String name, Case sample) throws IOException {
    Sample service = sample.wirings().apply(Sample.in(directory, sample.config()));
    String text = service.text();
    assertThat(service.diagnostics.errors()).isEmpty();
    Path place = Files.createDirectories(SAMPLES.resolve(name));
    Files.writeString(place.resolve("serverless.yml"), text);
    Path archive = place.resolve("target/todos-1.0-lambda.zip");
    Files.createDirectories(archive.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("README"));
    }
    assertThat(Sample.parse(text).path("functions")).isNotEmpty();
  }
}
