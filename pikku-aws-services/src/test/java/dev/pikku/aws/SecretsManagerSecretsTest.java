package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsManagerSecretsTest extends SecretsContract {
  SecretsManagerSecretsTest() throws IOException {}

  @Override
  Map<String, String> values() {
    return aws.secrets;
  }

  @Override
  SecretStore store() {
    return new SecretsManagerStore(aws.environment);
  }

  @Override
  int most() {
    return 20;
  }

  @Override
  String batch() {
    return "BatchGetSecretValue";
  }

  @Override
  String notFound() {
    return "ResourceNotFoundException";
  }

  @Override
  String undecryptable() {
    return "DecryptionFailure";
  }

  @Test
  void readsOneWithThePermissionForSingleSecretsAlone() {
    aws.secrets.put("a", "1");
    aws.deniesBatches = true;

    assertThat(new SecretsManagerSecrets(aws.environment).get("a").reveal()).isEqualTo("1");
    assertThat(aws.operations).containsExactly("GetSecretValue");
  }

  @Test
  void readsSeveralOneByOneWhereTheyMayNotBeReadTogether() {
    aws.secrets.put("a", "1");
    aws.secrets.put("b", "2");
    aws.deniesBatches = true;
    var secrets = new SecretsManagerSecrets(aws.environment, "", Duration.ofHours(1), "a", "b");

    assertThat(secrets.get("a").reveal() + secrets.get("b").reveal()).isEqualTo("12");
    assertThat(aws.operations)
        .containsExactly("BatchGetSecretValue", "GetSecretValue", "GetSecretValue");
  }

  @Test
  void readsEveryPageOfABatch() {
    aws.pageSize = 2;
    String[] names = {"a", "b", "c", "d", "e"};
    for (String name : names) {
      aws.secrets.put(name, name + name);
    }
    var secrets = new SecretsManagerSecrets(aws.environment, "", Duration.ofHours(1), names);

    for (String name : names) {
      assertThat(secrets.get(name).reveal()).isEqualTo(name + name);
    }
    assertThat(aws.operations).hasSize(3);
  }

  @Test
  void givesABinarySecretAsBase64() {
    aws.binaries.put("key", "AAEC");
    aws.binaries.put("other", "AAED");
    var secrets =
        new SecretsManagerSecrets(aws.environment, "", Duration.ofHours(1), "key", "other");

    assertThat(secrets.get("key").reveal()).isEqualTo("AAEC");
    assertThat(new SecretsManagerSecrets(aws.environment).get("other").reveal()).isEqualTo("AAED");
  }
}
