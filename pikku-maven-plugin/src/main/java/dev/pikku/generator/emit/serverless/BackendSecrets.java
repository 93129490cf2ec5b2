package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pikku.generator.config.SecretStoreConfig;
import java.util.Set;
import java.util.SortedMap;

/** Where a backend's secrets are, as {@code serverless.yml} says it: to functions, and to IAM. */
record BackendSecrets(SecretStoreConfig config) {
  private static final String VARIABLE = "PIKKU_SECRETS";
  private static final String TTL_VARIABLE = "PIKKU_SECRETS_TTL";

  /** Variables of a function that reads secrets. */
  void environment(SortedMap<String, JsonNode> variables) {
    if (config.isOnAws()) {
      String store = config.isParameterStore() ? "parameterstore:" : "secretsmanager:";
      variables.put(VARIABLE, Nodes.text(store + config.prefix()));
      variables.put(TTL_VARIABLE, Nodes.text(Integer.toString(config.ttl())));
    }
  }

  /** What functions that read these may do, and nothing else. */
  void allow(Set<String> names, ArrayNode statements) {
    if (config.kind().isPresent() && !config.isOnAws()) {
      return;
    }
    ArrayNode resources =
        ProviderSection.allow(
            config.isParameterStore() ? "ssm:GetParameters" : "secretsmanager:GetSecretValue",
            statements);
    names.forEach(name -> resources.add(arn(config.prefix() + name)));
    if (config.isOnAws() && !config.isParameterStore() && names.size() > 1) {
      // it gives those alone that the role may get one by one, and knows no resources
      ProviderSection.allow("secretsmanager:BatchGetSecretValue", statements).add("*");
    }
    config.key().ifPresent(key -> ProviderSection.allow("kms:Decrypt", statements).add(key(key)));
  }

  private JsonNode arn(String name) {
    if (config.isParameterStore()) {
      return Nodes.arn("ssm", "parameter/" + (name.startsWith("/") ? name.substring(1) : name));
    }
    // Secrets Manager ends each ARN with a hyphen and six characters of its own
    return Nodes.arn("secretsmanager", "secret:" + name + "-??????");
  }

  private static JsonNode key(String key) {
    return key.startsWith("arn:") || key.startsWith("${")
        ? Nodes.text(key)
        : Nodes.arn("kms", "key/" + key);
  }
}
