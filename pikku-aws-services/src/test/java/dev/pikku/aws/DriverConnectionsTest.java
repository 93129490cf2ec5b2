package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriverConnectionsTest {
  private final DriverConnections connections =
      new DriverConnections(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "PIKKU_CHANNELS", null, null);

  @Test
  void keepsAConnectionForTheNextCaller() throws Exception {
    Connection first = connections.take();
    connections.give(first, true);

    assertThat(connections.take()).isSameAs(first);
  }

  @Test
  void givesEachCallerOneOfItsOwn() throws Exception {
    Connection first = connections.take();

    assertThat(connections.take()).isNotSameAs(first);
  }

  @Test
  void closesOneThatFailed() throws Exception {
    Connection first = connections.take();
    connections.give(first, false);

    assertThat(first.isClosed()).isTrue();
    assertThat(connections.take()).isNotSameAs(first);
  }

  @Test
  void replacesOneThatBrokeWhileItWasIdle() throws Exception {
    Connection first = connections.take();
    Connection second = connections.take();
    connections.give(first, true);
    connections.give(second, true);
    first.close();
    second.close();
    Thread.sleep(1100);

    Connection next = connections.take();

    assertThat(next).isNotSameAs(first).isNotSameAs(second);
    assertThat(next.isValid(1)).isTrue();
  }

  @Test
  void goesOnWhereOneBreaksBetweenTwoCalls() throws Exception {
    JdbcChannelStore store = new JdbcChannelStore(connections, true);
    assertThat(store.find("a")).isNull();
    Connection kept = connections.take();
    connections.give(kept, true);
    kept.close();

    assertThat(store.find("a")).isNull();
  }

  @Test
  void keepsNoMoreThanEight() throws Exception {
    List<Connection> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(connections.take());
    }
    for (Connection each : all) {
      connections.give(each, true);
    }

    int open = 0;
    for (Connection each : all) {
      open += each.isClosed() ? 0 : 1;
    }
    assertThat(open).isEqualTo(8);
  }
}
