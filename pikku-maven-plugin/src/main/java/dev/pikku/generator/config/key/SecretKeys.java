package dev.pikku.generator.config.key;

import java.util.regex.Pattern;

/** The keys of the section {@code secretStore}. */
final class SecretKeys {
  private static final TextShape PREFIX =
      new TextShape(
          "letters, digits and / _ + = . @ -, and variables of the Serverless Framework",
          Pattern.compile("^([A-Za-z0-9/_+=.@-]|\\$\\{[^{}]+}){0,400}$"));
  private static final TextShape KEY =
      new TextShape(
          "the ARN or the id of a KMS key",
          Pattern.compile(
              "^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+"
                  + "|(mrk-)?[0-9a-f-]{32,36}"
                  + "|\\$\\{[^{}]+})$"));

  static final SectionShape SECTION =
      SectionShape.of(
          Key.of(
              "kind",
              ChoiceShape.of("environment", "secretsManager", "parameterStore"),
              "Where secrets are read: variables, AWS Secrets Manager, or AWS Systems Manager"
                  + " Parameter Store. Variables unless stated."),
          Key.of(
              "prefix", PREFIX, "", "What the names of secrets begin with there, and not in code."),
          Key.of(
              "ttl",
              new WholeShape(1, 86_400),
              300,
              "Seconds for which what was read is taken for current: a rotated secret is seen after"
                  + " them at the latest."),
          Key.of(
              "key",
              KEY,
              "The KMS key of your own that encrypts them, which the functions may then decrypt"
                  + " with."));

  private SecretKeys() {}
}
