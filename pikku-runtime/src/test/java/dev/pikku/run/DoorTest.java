package dev.pikku.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import dev.pikku.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorTest {
  private static final List<String> CLOSED = new ArrayList<>();

  private record Service(String name, boolean failsToClose) implements AutoCloseable {
    @Override
    public void close() {
      CLOSED.add(name);
      if (failsToClose) {
        throw new IllegalStateException(name);
      }
    }
  }

  /** A constructor as generated bootstraps have it. */
  private static final class Services extends Door {
    private final Service pool;
    private final Service store;
    private final Service mailer;

    Services(boolean mailerFails) {
      CLOSED.clear();
      try {
        making("Todos.create -> Store -> Pool");
        pool = closing(new Service("pool", false));
        making("Todos.create -> Store");
        store = closing(new Service("store", true));
        making("Todos.remind -> Mailer");
        mailer = mailer(mailerFails);
      } catch (Throwable thrown) {
        throw failed(thrown);
      }
    }

    private static Service mailer(boolean fails) {
      if (fails) {
        throw new IllegalArgumentException("no key");
      }
      return new Service("mailer", false);
    }

    List<Service> all() {
      return List.of(pool, store, mailer);
    }

    @Override
    public void run(Wire wire) {}

    @Override
    protected Logger logger() {
      return JsonLogger.of(Map.of());
    }
  }

  @Test
  void closesServicesInReverseAndAllOfThemAndOnce() {
    Services services = new Services(false);

    assertThat(services.all()).hasSize(3);
    assertThatThrownBy(services::close).hasMessage("A service failed to close");
    services.close();

    assertThat(CLOSED).containsExactly("store", "pool");
  }

  @Test
  void namesTheServiceThatFailedAndWhoNeedsItAndClosesTheOthers() {
    assertThatThrownBy(() -> new Services(true))
        .isInstanceOf(ServiceFailure.class)
        .hasMessage("Could not make Mailer, which is needed by Todos.remind -> Mailer")
        .hasRootCauseMessage("no key");
    assertThat(CLOSED).containsExactly("store", "pool");
  }
}
