package dev.pikku.run;

import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a door once, before its first call: in the constructor, when start-up has a whole processor
 * to itself, or lazily at the first event. A failure is tried again at the next event.
 *
 * @param <D> the kind of door
 */
public abstract class ColdStart<D extends Door> {
  private final Map<String, String> environment;
  private volatile @Nullable D door;

  /**
   * @param lazy whether the door is opened at the first event, not here
   * @throws RuntimeException if the door does not open and the process is about to be snapshotted:
   *     every copy would fail
   */
  protected ColdStart(Map<String, String> environment, boolean lazy) {
    this.environment = environment;
    if (!lazy) {
      try {
        door();
      } catch (Throwable thrown) {
        report(thrown);
        if (isForSnapshot(environment)) {
          throw thrown;
        }
      }
    }
  }

  /** Whether AWS Lambda starts this process to take a snapshot of it. */
  public static boolean isForSnapshot(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /**
   * Makes the generated bootstrap. Called by the constructor above: it sees no fields of its own.
   */
  protected abstract D open(Map<String, String> environment) throws Exception;

  /** The environment this process was started with. */
  protected final Map<String, String> environment() {
    return environment;
  }

  /** Whether the door is open. */
  protected final boolean isOpen() {
    return door != null;
  }

  /**
   * The open door. Callers that come at the same time wait for one of them to open it.
   *
   * @throws RuntimeException if it does not open; the next caller tries again
   */
  protected final D door() {
    D open = door;
    return open != null ? open : openOnce();
  }

  private synchronized D openOnce() {
    D open = door;
    if (open == null) {
      try {
        open = open(environment);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw new IllegalStateException("The function could not be started", thrown);
      }
      if (open.isClosing()) {
        Closing.atShutdown(open);
      }
      door = open;
    }
    return open;
  }

  /** Logs why the door did not open. */
  protected final void report(Throwable thrown) {
    JsonLogger.of(environment).log(Logger.Level.ERROR, "The function could not be started", thrown);
  }
}
