package dev.pikku.run;

import dev.pikku.error.PikkuException;
import dev.pikku.service.Logger;
import dev.pikku.wire.Refusal;
import dev.pikku.wire.Wire;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a generated bootstrap is: the services of one transport's functions, and the way from each
 * of its wirings to the function. Frozen once constructed.
 *
 * <p>The constructor makes the services in dependency order, and says what it makes before it does:
 *
 * <pre>{@code
 * try {
 *   making("Todos.create -> TodoStore -> DataSource");
 *   dataSource = closing(Services.dataSource(variables));
 *   making("Todos.create -> TodoStore");
 *   todoStore = Services.todos(dataSource);
 * } catch (Throwable thrown) {
 *   throw failed(thrown);
 * }
 * }</pre>
 */
public abstract class Door implements Step, AutoCloseable {
  private @Nullable ArrayList<AutoCloseable> closing;
  private String making = "";

  /**
   * Says which service is made next.
   *
   * @param chain from the function that needs it to the service itself, with arrows
   */
  protected final void making(String chain) {
    making = chain;
  }

  /** Notes that a service is to be closed with this door. */
  protected final <T extends AutoCloseable> T closing(T service) {
    if (closing == null) {
      closing = new ArrayList<>();
    }
    closing.add(service);
    return service;
  }

  /** Closes what was made and says which service failed, and who needed it. */
  protected final RuntimeException failed(Throwable thrown) {
    RuntimeException failure = ServiceFailure.of(making, thrown);
    try {
      close();
    } catch (Throwable worse) {
      failure.addSuppressed(worse);
    }
    return failure;
  }

  /**
   * What a wiring's calls run through: its middleware folded around {@link #run}, or this door
   * itself where it has none.
   */
  protected Step chain(int wiring) {
    return this;
  }

  /** Runs the function that {@link Wire#wiring()} names; inside all middleware. */
  @Override
  public abstract void run(Wire wire) throws Exception;

  /** Says what callers learn of an exception that is not Pikku's; null if nothing. */
  protected @Nullable PikkuException translate(Throwable thrown) {
    return null;
  }

  /**
   * What is thrown where no permission lets a call through. A plain type is returned, so that a
   * bootstrap is verified without loading the real one.
   */
  public final RuntimeException denied() {
    return Refusal.denied();
  }

  /** What is thrown where a session is missing. */
  public final RuntimeException unauthorized() {
    return Refusal.unauthorized();
  }

  /**
   * The logger of this backend; asked for when there is something to log. Where no service needs
   * one it is made only then: {@code return JsonLogger.of(environment);}.
   */
  protected abstract Logger logger();

  /** Whether there is anything to close. */
  final boolean isClosing() {
    return closing != null;
  }

  /**
   * Closes the services in reverse order of their creation; a failure does not spare the rest.
   *
   * @throws IllegalStateException if any of them failed to close
   */
  @Override
  public void close() {
    ArrayList<AutoCloseable> services = closing;
    if (services == null) {
      return;
    }
    closing = null;
    RuntimeException failure = null;
    for (int i = services.size() - 1; i >= 0; i--) {
      try {
        services.get(i).close();
      } catch (Throwable thrown) {
        if (failure == null) {
          failure = new IllegalStateException("A service failed to close", thrown);
        } else {
          failure.addSuppressed(thrown);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
