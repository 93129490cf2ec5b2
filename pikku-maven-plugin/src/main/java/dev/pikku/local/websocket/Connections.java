package dev.pikku.local.websocket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are open. */
final class Connections {
  private final Map<String, Connection> open = new ConcurrentHashMap<>();

  void add(Connection connection) {
    open.put(connection.peer().id(), connection);
  }

  void remove(Connection connection) {
    open.remove(connection.peer().id(), connection);
  }

  Optional<Connection> find(String id) {
    return Optional.ofNullable(open.get(id));
  }

  List<Connection> all() {
    return List.copyOf(open.values());
  }
}
