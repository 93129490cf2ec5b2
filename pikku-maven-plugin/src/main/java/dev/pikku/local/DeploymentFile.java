package dev.pikku.local;

import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.DeploymentReader;
import dev.pikku.local.lambda.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A serverless.yml, as the last build left it. */
final class DeploymentFile {
  private final Path file;
  private final String queues;
  private final Map<String, String> environment;
  private final Consumer<String> warnings;
  private final Fingerprint fingerprint;

  private @Nullable Deployment deployment;
  private long read;

  /**
   * @param queues where queues are on this machine
   * @param warnings takes what is not known on this machine
   */
  DeploymentFile(
      Path file, String queues, Map<String, String> environment, Consumer<String> warnings) {
    this.file = file;
    this.queues = queues;
    this.environment = environment;
    this.warnings = warnings;
    this.fingerprint = new Fingerprint(List.of(file));
  }

  /** What it says now; if a build is just writing it, what it said before. */
  synchronized Deployment current() throws IOException {
    long now = fingerprint.now();
    Deployment known = deployment;
    if (known == null || (now != read && Files.exists(file))) {
      Diagnostics diagnostics = new Diagnostics();
      known = DeploymentReader.read(Files.readString(file), queues, environment, diagnostics);
      diagnostics.warnings().forEach(warning -> warnings.accept(warning.toString()));
      deployment = known;
      read = now;
    }
    return known;
  }
}
