package dev.pikku.lambda;

import dev.pikku.run.Checkpoints;
import dev.pikku.run.ColdStart;
import dev.pikku.run.Priming;
import java.security.Security;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Readies a handler for the snapshot that AWS Lambda SnapStart takes of it, and its services for
 * being copied. Generated handlers keep it, where the config says {@code "snapStart": true}: who is
 * told of a snapshot is not kept by the one who tells.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     AWS's page on hooks</a>
 */
public final class SnapStart implements Resource {
  /** What runs so often is compiled: the JVM's first compiler takes methods after 200 calls. */
  static final int ROUNDS = 300;

  private final Checkpoints services;

  private SnapStart(Checkpoints services) {
    this.services = services;
  }

  /**
   * Primes the process, and has services told of the snapshot.
   *
   * @param environment says what this process is started for: any other start than that for a
   *     snapshot would wait for the priming
   * @return what the handler keeps; null where no snapshot is taken
   */
  public static @Nullable SnapStart of(
      Checkpoints services, Map<String, String> environment, Priming priming) {
    if (!ColdStart.isForSnapshot(environment)) {
      return null;
    }
    for (int round = 0; round < ROUNDS; round++) {
      priming.run();
    }
    SnapStart snapStart = new SnapStart(services);
    Core.getGlobalContext().register(snapStart);
    return snapStart;
  }

  /** An address that the snapshot has may be another's when a copy asks for it. */
  public static void forgetAddresses() {
    if (Security.getProperty("networkaddress.cache.ttl") == null) {
      Security.setProperty("networkaddress.cache.ttl", "0");
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
    services.before();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws Exception {
    services.after();
  }
}
