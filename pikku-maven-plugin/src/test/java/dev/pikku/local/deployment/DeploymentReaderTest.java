package dev.pikku.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.local.deployment.EventSource.ChannelRoute;
import dev.pikku.local.deployment.EventSource.HttpRoute;
import dev.pikku.local.deployment.EventSource.QueueSource;
import dev.pikku.local.deployment.EventSource.ScheduleSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A serverless.yml tells all that a backend needs on this machine. */
class DeploymentReaderTest {
  private static final String YAML =
      """
      service: todos
      provider:
        name: aws
        region: eu-central-1
        memorySize: 256
        environment:
          STAGE: ${sls:stage}
          SHARED: 1
        apiGateway:
          binaryMediaTypes: ['image/png']
      functions:
        http:
          handler: acme.HttpHandler
          timeout: 20
          environment:
            PIKKU_QUEUE_URL_REMINDERS: { Ref: RemindersQueue }
            PIKKU_QUEUE_URL_OTHER: { 'Fn::ImportValue': 'jobs-${sls:stage}-other-url' }
            ARN: { 'Fn::GetAtt': [RemindersQueue, Arn] }
            HOME_PAGE: ${env:PAGE, 'none'}
            USER_NAME: ${env:WHO, 'nobody'}
            SHARED: 2
            TABLE: { Ref: SomeTable }
            KEY: ${ssm:/key}
            KNOWN: ${ssm:/known}
          events:
            - httpApi: { path: /, method: '*' }
            - httpApi: 'GET /todos/{id}'
            - httpApi: '*'
            - http: { path: todos, method: post }
            - websocket: $connect
            - websocket: { route: chat, routeResponseSelectionExpression: $default }
        queue:
          handler: acme.QueueHandler
          memorySize: 512
          events:
            - sqs:
                arn: { 'Fn::GetAtt': [RemindersQueue, Arn] }
                batchSize: 5
                maximumBatchingWindow: 2
                functionResponseType: ReportBatchItemFailures
        scheduler:
          handler: acme.SchedulerHandler
          events:
            - schedule:
                rate: ['cron(0 3 ? * 2 *)']
                method: scheduler
                timezone: Europe/Berlin
                input: { task: clean, days: [1, 2] }
            - schedule: rate(1 hour)
            - s3: bucket
      resources:
        Resources:
          RemindersQueue:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: ${self:service}-${sls:stage}-reminders.fifo
              FifoQueue: true
              ContentBasedDeduplication: true
              DeduplicationScope: messageGroup
              DelaySeconds: 5
              VisibilityTimeout: 120
              RedrivePolicy:
                deadLetterTargetArn: { 'Fn::GetAtt': [Dead, Arn] }
                maxReceiveCount: 4
          Dead:
            Type: AWS::SQS::Queue
            Properties:
              MessageRetentionPeriod: 1209600
          SomeTable:
            Type: AWS::DynamoDB::Table
      """;

  private final Diagnostics diagnostics = new Diagnostics();
  private Deployment deployment;

  @BeforeEach
  void read() throws IOException {
    deployment =
        DeploymentReader.read(
            YAML, "http://localhost:3002", Map.of("PAGE", "x.org", "KNOWN", "k"), diagnostics);
  }

  @Test
  void saysThatItIsNoYaml() {
    assertThatIOException()
        .isThrownBy(() -> DeploymentReader.read("a: [", "", Map.of(), diagnostics))
        .withMessageContaining("serverless.yml cannot be read")
        .withMessageContaining("line 1");
  }

  @Test
  void leavesChannelsOfAwsToAws() throws IOException {
    assertThat(channels("dynamodb:todos-dev-channels", Map.of())).isEqualTo("true null");
    assertThat(channels("${ssm:/url}", Map.of())).isEqualTo("true null");
    assertThat(diagnostics.warnings())
        .extracting(Diagnostic::toString)
        .noneMatch(message -> message.contains("PIKKU_CHANNELS"));
  }

  @Test
  void keepsChannelsWhereTheBackendOrTheShellWantsThem() throws IOException {
    assertThat(channels("jdbc:postgresql://db/mine", Map.of()))
        .isEqualTo("false jdbc:postgresql://db/mine");
    Map<String, String> shell = Map.of("PIKKU_CHANNELS", "dynamodb:mine");
    assertThat(channels("dynamodb:todos-dev-channels", shell)).isEqualTo("false dynamodb:mine");
    assertThat(deployment.keepsChannels()).isFalse();
  }

  @Test
  void leavesSecretsOfAwsThereUnlessTheShellSaysOtherwise() throws IOException {
    String yaml = "functions: { http: { environment: { PIKKU_SECRETS: 'secretsmanager:todo/' } } }";

    assertThat(secrets(yaml, Map.of())).isEqualTo("environment:");
    assertThat(secrets(yaml, Map.of("PIKKU_SECRETS", "parameterstore:/mine/")))
        .isEqualTo("parameterstore:/mine/");
  }

  @Test
  void keepsContentOfAwsInAFolderUnlessTheShellSaysOtherwise() throws IOException {
    String own = "{ 'Fn::Join': ['', ['s3:', { Ref: ContentBucket }]] }";

    assertThat(content(own, Map.of())).isEqualTo("folder:../pikku-content");
    assertThat(content("'s3:acme'", Map.of())).isEqualTo("folder:../pikku-content");
    assertThat(content("'folder:/mine'", Map.of())).isEqualTo("folder:/mine");
    assertThat(content(own, Map.of("PIKKU_CONTENT", "s3:mine"))).isEqualTo("s3:mine");
  }

  private static String content(String stated, Map<String, String> environment) throws IOException {
    String yaml = "functions: { http: { environment: { PIKKU_CONTENT: " + stated + " } } }";
    return variable("PIKKU_CONTENT", yaml, environment);
  }

  private static String secrets(String yaml, Map<String, String> environment) throws IOException {
    return variable("PIKKU_SECRETS", yaml, environment);
  }

  private static String variable(String name, String yaml, Map<String, String> environment)
      throws IOException {
    return DeploymentReader.read(yaml, "http://localhost:3002", environment, new Diagnostics())
        .functions()
        .get(0)
        .environment()
        .get(name);
  }

  private String channels(String stated, Map<String, String> environment) throws IOException {
    String yaml = "functions: { http: { environment: { PIKKU_CHANNELS: '" + stated + "' } } }";
    Deployment read = DeploymentReader.read(yaml, "", environment, diagnostics);
    return read.keepsChannels() + " " + read.functions().get(0).environment().get("PIKKU_CHANNELS");
  }

  @Test
  void namesServiceStageAndRegion() {
    assertThat(deployment.service()).isEqualTo("todos");
    assertThat(deployment.stage()).isEqualTo("dev");
    assertThat(deployment.region()).isEqualTo("eu-central-1");
    assertThat(deployment.binaryTypes()).containsExactly("image/png");
  }

  @Test
  void resolvesTheEnvironment() {
    assertThat(function("http").environment())
        .containsOnly(
            Map.entry("STAGE", "dev"),
            Map.entry("SHARED", "2"),
            Map.entry(
                "PIKKU_QUEUE_URL_REMINDERS",
                "http://localhost:3002/123456789012/todos-dev-reminders.fifo"),
            Map.entry("PIKKU_QUEUE_URL_OTHER", "http://localhost:3002/123456789012/jobs-dev-other"),
            Map.entry("ARN", "arn:aws:sqs:eu-central-1:123456789012:todos-dev-reminders.fifo"),
            Map.entry("HOME_PAGE", "x.org"),
            Map.entry("USER_NAME", "nobody"));
  }

  @Test
  void saysWhatOnlyAwsKnowsUnlessThisMachineKnowsIt() {
    assertThat(diagnostics.warnings())
        .extracting(Diagnostic::code)
        .containsOnly(Code.UNKNOWN_LOCAL_VALUE);
    assertThat(diagnostics.warnings())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "[PikkuUnknownLocalValue] serverless.yml: What \"KEY\" of the function \"http\" is, "
                + "only AWS knows. Set the variable KEY where you start mvn, if the function needs"
                + " it.",
            "[PikkuUnknownLocalValue] serverless.yml: What \"TABLE\" of the function \"http\" is, "
                + "only AWS knows. Set the variable TABLE where you start mvn, if the function"
                + " needs it.");
  }

  @Test
  void findsWhatCallsEachFunction() {
    assertThat(function("http").sources())
        .containsExactly(
            new HttpRoute(false, "ANY", "/"),
            new HttpRoute(false, "GET", "/todos/{id}"),
            new HttpRoute(false, "ANY", "$default"),
            new HttpRoute(true, "POST", "/todos"),
            new ChannelRoute("$connect", false),
            new ChannelRoute("chat", true));
    assertThat(function("queue").sources())
        .containsExactly(new QueueSource("todos-dev-reminders.fifo", 5, 2, true));
    assertThat(function("scheduler").sources())
        .containsExactly(
            new ScheduleSource(
                "clean",
                List.of("cron(0 3 ? * 2 *)"),
                "Europe/Berlin",
                "{\"task\":\"clean\",\"days\":[1,2]}"),
            new ScheduleSource("rate(1 hour)", List.of("rate(1 hour)"), "UTC", ""));
  }

  @Test
  void knowsEachFunctionsLimits() {
    assertThat(function("http").memory()).isEqualTo(256);
    assertThat(function("http").timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(function("queue").memory()).isEqualTo(512);
    assertThat(function("queue").timeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(function("queue").handler()).isEqualTo("acme.QueueHandler");
  }

  @Test
  void knowsItsQueuesAndThoseItSendsTo() {
    assertThat(deployment.queues())
        .containsExactly(
            new QueuePlan("Dead", 30, 0, 1_209_600, false, false, false, Optional.empty()),
            QueuePlan.named("jobs-dev-other"),
            new QueuePlan(
                "todos-dev-reminders.fifo",
                120,
                5,
                345_600,
                true,
                true,
                true,
                Optional.of(new QueuePlan.Redrive("Dead", 4))));
  }

  private FunctionPlan function(String name) {
    return deployment.functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
