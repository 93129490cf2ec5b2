package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a backend keeps its content, in its code and in serverless.yml. */
class ContentServerlessTest {
  @TempDir Path directory;

  private GeneratedBackend backend(String config, String parameter) {
    return new GeneratedBackend(directory)
        .withConfig(config)
        .with(
            "Functions",
            """
            public final class Functions {
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/a", auth = Auth.PUBLIC)
              public static String a(%s) { return "a"; }

              @PikkuFunc
              @WireScheduler(name = "task", schedule = "0 3 * * 1")
              public static void task() {}
            }
            """
                .formatted(parameter));
  }

  private JsonNode yaml(String config) {
    GeneratedBackend backend = backend(config, "dev.pikku.service.Content content");
    assertThat(backend.diagnostics().errors()).isEmpty();
    return Sample.parse(backend.file("serverless.yml"));
  }

  private static String json(JsonNode node) {
    return node.toString().replace('"', '\'');
  }

  @Test
  void isInABucketOfTheBackendsOwn() {
    JsonNode yaml = yaml("{}");

    assertThat(json(yaml.at("/functions/http/environment/PIKKU_CONTENT")))
        .isEqualTo("{'Fn::Join':['',['s3:',{'Ref':'ContentBucket'}]]}");
    assertThat(yaml.at("/functions/scheduler/environment").isMissingNode()).isTrue();
    JsonNode bucket = yaml.at("/resources/Resources/ContentBucket");
    assertThat(bucket.path("Type").asText()).isEqualTo("AWS::S3::Bucket");
    assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(bucket.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allMatch(JsonNode::booleanValue);
    assertThat(bucket.at("/Properties/CorsConfiguration").isMissingNode()).isTrue();
    assertThat(json(yaml.at("/resources/Outputs/ContentBucketName")))
        .isEqualTo(
            "{'Value':{'Ref':'ContentBucket'},'Export':{'Name':"
                + "'${self:service}-${sls:stage}-content-bucket'}}");
  }

  @Test
  void mayBeReachedInThatBucketAndNowhereElse() {
    JsonNode statements = yaml("{}").at("/provider/iam/role/statements");

    String arn =
        "{'Fn::Join':['',[{'Fn::Sub':'arn:${AWS::Partition}:s3:::'},{'Ref':'ContentBucket'}";
    assertThat(json(statements))
        .isEqualTo(
            "[{'Effect':'Allow','Action':['s3:AbortMultipartUpload','s3:DeleteObject',"
                + "'s3:GetObject','s3:PutObject'],'Resource':["
                + arn
                + ",'/*']]}]},{'Effect':'Allow','Action':['s3:ListBucket'],'Resource':["
                + arn
                + "]]}]}]");
  }

  @Test
  void isInABucketThatIsThereAlready() {
    JsonNode yaml = yaml("{ \"content\": { \"bucket\": \"acme-${sls:stage}-files\" } }");

    assertThat(yaml.at("/functions/http/environment/PIKKU_CONTENT").asText())
        .isEqualTo("s3:acme-${sls:stage}-files");
    assertThat(json(yaml.at("/provider/iam/role/statements/0/Resource")))
        .isEqualTo("[{'Fn::Sub':'arn:${AWS::Partition}:s3:::acme-${sls:stage}-files/*'}]");
    assertThat(yaml.path("resources").isMissingNode()).isTrue();
  }

  @Test
  void isInTheBucketOfAnotherBackend() {
    JsonNode yaml = yaml("{ \"content\": { \"from\": \"files\" } }");

    assertThat(json(yaml.at("/functions/http/environment/PIKKU_CONTENT")))
        .isEqualTo(
            "{'Fn::Join':['',['s3:',{'Fn::ImportValue':'files-${sls:stage}-content-bucket'}]]}");
    assertThat(yaml.path("resources").isMissingNode()).isTrue();
  }

  @Test
  void letsPagesOfOtherOriginsFollowLinks() {
    JsonNode yaml = yaml("{ \"content\": { \"origins\": [\"https://app.example.com\"] } }");

    assertThat(json(yaml.at("/resources/Resources/ContentBucket/Properties/CorsConfiguration")))
        .isEqualTo(
            "{'CorsRules':[{'AllowedOrigins':['https://app.example.com'],"
                + "'AllowedMethods':['GET','PUT'],'AllowedHeaders':['content-type']}]}");
  }

  @Test
  void isLeftToTheUserWhereTheConfigSaysSo() {
    JsonNode yaml = yaml("{ \"content\": { \"store\": \"none\" } }");

    assertThat(yaml.at("/functions/http/environment").isMissingNode()).isTrue();
    assertThat(yaml.at("/provider/iam").isMissingNode()).isTrue();
    assertThat(yaml.path("resources").isMissingNode()).isTrue();
  }

  @Test
  void isNowhereWhereNobodyAsksForIt() {
    GeneratedBackend backend = backend("{}", "");

    assertThat(backend.file("serverless.yml")).doesNotContain("ContentBucket", "PIKKU_CONTENT");
    assertThat(backend.file("HttpBootstrap.java")).doesNotContain("Content");
  }

  @Test
  void isOpenedAsTheEnvironmentSays() {
    assertThat(backend("{}", "dev.pikku.service.Content content").file("HttpBootstrap.java"))
        .contains("content = ContentStores.open(environment);");
  }

  @Test
  void needsAwsServicesUnlessAFactoryMakesIt() {
    Diagnostic problem =
        backend("{}", "dev.pikku.service.Content content")
            .withoutAwsServices()
            .problem(Code.MISSING_SERVICE);

    assertThat(problem.fact()).endsWith("needs Content, which pikku-aws-services provides.");
  }

  @Test
  void hasOneOwnerOrNone() {
    Diagnostic problem =
        backend(
                "{ \"content\": { \"bucket\": \"acme\", \"from\": \"files\" } }",
                "dev.pikku.service.Content content")
            .problem(Code.INVALID_VALUE);

    assertThat(problem.place()).hasToString("pikku.config.json:1:26");
    assertThat(problem.fact()).contains("\"bucket\" and \"from\"", "exclude each other.");
    assertThat(problem.remedy())
        .isEqualTo("Keep \"from\" if a backend owns the bucket, \"bucket\" if none does.");
  }

  @Test
  void hasNoOriginsInABucketThatOthersDefine() {
    Diagnostic problem =
        backend(
                "{ \"content\": { \"bucket\": \"acme\", \"origins\": [\"https://a.example\"] } }",
                "dev.pikku.service.Content content")
            .problem(Code.INVALID_VALUE);

    assertThat(problem.fact()).startsWith("\"origins\" is for the backend's own bucket");
    assertThat(problem.remedy()).isEqualTo("State it where the bucket is defined.");
  }
}
