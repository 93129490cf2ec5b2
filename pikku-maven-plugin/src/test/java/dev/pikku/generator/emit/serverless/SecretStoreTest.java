package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a backend reads its secrets, in its code and in serverless.yml. */
class SecretStoreTest {
  private static final String BOTH =
      "@Secret(\"db#password\") SecretValue a, @Secret(\"key\") SecretValue b";
  private static final String ONE =
      "@Secret(\"db#user\") SecretValue a, @Secret(\"db#password\") SecretValue b";

  @TempDir Path directory;

  private GeneratedBackend backend(String store, String parameters) {
    return new GeneratedBackend(directory)
        .withConfig("{ \"secretStore\": " + store + " }")
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
                .formatted(parameters));
  }

  private JsonNode yaml(GeneratedBackend backend) {
    assertThat(backend.diagnostics().errors()).isEmpty();
    return Sample.parse(backend.file("serverless.yml"));
  }

  private static Map<String, List<String>> allowed(JsonNode yaml) {
    Map<String, List<String>> allowed = new TreeMap<>();
    yaml.at("/provider/iam/role/statements")
        .forEach(
            each ->
                allowed.put(
                    each.at("/Action/0").asText(),
                    each.path("Resource")
                        .valueStream()
                        .map(of -> of.isTextual() ? of.asText() : of.path("Fn::Sub").asText())
                        .toList()));
    return allowed;
  }

  private static final String ARN = ":${AWS::Region}:${AWS::AccountId}:";

  @Test
  void isSecretsManagerWithThePermissionsThatBatchesNeed() {
    JsonNode yaml =
        yaml(backend("{\"kind\":\"secretsManager\",\"prefix\":\"todo/${sls:stage}/\"}", BOTH));

    String arn = "arn:${AWS::Partition}:secretsmanager" + ARN + "secret:todo/${sls:stage}/";
    assertThat(allowed(yaml))
        .containsOnly(
            Map.entry(
                "secretsmanager:GetSecretValue", List.of(arn + "db-??????", arn + "key-??????")),
            Map.entry("secretsmanager:BatchGetSecretValue", List.of("*")));
    assertThat(yaml.at("/functions/http/environment/PIKKU_SECRETS").asText())
        .isEqualTo("secretsmanager:todo/${sls:stage}/");
    assertThat(yaml.at("/functions/http/environment/PIKKU_SECRETS_TTL").asText()).isEqualTo("300");
    assertThat(yaml.at("/functions/scheduler/environment").isMissingNode()).isTrue();
  }

  @Test
  void needsNoBatchesForMembersOfOneSecret() {
    assertThat(allowed(yaml(backend("{\"kind\":\"secretsManager\"}", ONE))))
        .containsOnly(
            Map.entry(
                "secretsmanager:GetSecretValue",
                List.of("arn:${AWS::Partition}:secretsmanager" + ARN + "secret:db-??????")));
  }

  @Test
  void isParameterStoreWithTheKeyThatIsNamed() {
    JsonNode yaml =
        yaml(
            backend(
                "{\"kind\":\"parameterStore\",\"prefix\":\"/todo/\",\"ttl\":60,"
                    + "\"key\":\"1234abcd-12ab-34cd-56ef-1234567890ab\"}",
                BOTH));

    String arn = "arn:${AWS::Partition}:ssm" + ARN + "parameter/todo/";
    assertThat(allowed(yaml))
        .containsOnly(
            Map.entry("ssm:GetParameters", List.of(arn + "db", arn + "key")),
            Map.entry(
                "kms:Decrypt",
                List.of(
                    "arn:${AWS::Partition}:kms"
                        + ARN
                        + "key/1234abcd-12ab-34cd-56ef-1234567890ab")));
    assertThat(yaml.at("/functions/http/environment/PIKKU_SECRETS").asText())
        .isEqualTo("parameterstore:/todo/");
    assertThat(yaml.at("/functions/http/environment/PIKKU_SECRETS_TTL").asText()).isEqualTo("60");
  }

  @Test
  void asksNothingOfAwsWhereItIsTheEnvironment() {
    JsonNode yaml = yaml(backend("{\"kind\":\"environment\"}", BOTH));

    assertThat(allowed(yaml)).isEmpty();
    assertThat(yaml.at("/functions/http/environment").isMissingNode()).isTrue();
  }

  @Test
  void isOpenedWithTheNamesThatTheDoorReads() {
    GeneratedBackend backend = backend("{\"kind\":\"secretsManager\"}", BOTH);

    assertThat(backend.file("acme/pikku/HttpBootstrap.java"))
        .contains("secrets = SecretStores.open(environment, \"db#password\", \"key\");");
  }

  @Test
  void isTheEnvironmentWhereNoVariableSaysOtherwise() {
    GeneratedBackend backend =
        backend("{\"kind\":\"secretsManager\"}", "@Secret(\"db#password\") SecretValue a");

    assertThat(backend.http(Map.of("DB_PASSWORD", "v"))).isNotNull();
    assertThatThrownBy(() -> backend.http(Map.of()))
        .rootCause()
        .hasMessage(
            "There is no secret \"db#password\" in the environment. Set the variable"
                + " DB_PASSWORD.");
  }

  @Test
  void wantsWhatReadsItAmongTheDependencies() {
    GeneratedBackend backend = backend("{\"kind\":\"parameterStore\"}", BOTH).withoutAwsServices();

    assertThat(backend.diagnostics().errors())
        .extracting(Object::toString)
        .containsExactly(
            "[PikkuMissingService] pikku.config.json:1:26: Secrets are kept on AWS, but what reads"
                + " them there is not among the dependencies. Add dev.pikku:pikku-aws-services to"
                + " the backend's dependencies.");
  }

  @Test
  void refusesNamesThatNoParameterHas() {
    assertThat(
            backend("{\"kind\":\"parameterStore\"}", "@Secret(\"a+b#c\") SecretValue a")
                .diagnostics()
                .errors())
        .singleElement()
        .asString()
        .startsWith("[PikkuInvalidService] ")
        .endsWith(
            "The secret \"a+b#c\" has a name that no parameter can have. Name it with letters,"
                + " digits and / _ . - alone, or keep secrets in Secrets Manager.");
  }
}
