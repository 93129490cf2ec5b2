package dev.pikku.generator.archive;

import java.util.Set;

/**
 * Jars that the managed Java runtime has on its own class path
 * (docs.aws.amazon.com/lambda/latest/dg/java-package.html).
 */
final class RuntimeJars {
  private static final Set<String> KNOWN =
      Set.of(
          "com.amazonaws:aws-lambda-java-core",
          "com.amazonaws:aws-lambda-java-runtime-interface-client",
          "com.amazonaws:aws-lambda-java-serialization");

  private RuntimeJars() {}

  static boolean has(ArchiveRequest.ExternalJar jar) {
    return KNOWN.contains(jar.key());
  }
}
