package dev.pikku.aws;

import java.io.IOException;
import java.util.Map;

class ParameterStoreSecretsTest extends SecretsContract {
  ParameterStoreSecretsTest() throws IOException {}

  @Override
  Map<String, String> values() {
    return aws.parameters;
  }

  @Override
  SecretStore store() {
    return new ParameterStore(aws.environment);
  }

  @Override
  int most() {
    return 10;
  }

  @Override
  String batch() {
    return "GetParameters";
  }

  @Override
  String notFound() {
    return "ParameterNotFound";
  }

  @Override
  String undecryptable() {
    return "InvalidKeyId";
  }
}
