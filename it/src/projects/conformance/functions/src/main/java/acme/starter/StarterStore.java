package acme.starter;

import dev.pikku.auth.ApiKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Users, their todos and their votes. */
public final class StarterStore {
  private final Map<UUID, String> names = new LinkedHashMap<>();
  private final Map<String, UUID> owners = new LinkedHashMap<>();
  private final Map<UUID, Todo> todos = new LinkedHashMap<>();
  private final Map<UUID, Set<UUID>> voters = new LinkedHashMap<>();
  private final Map<UUID, Integer> upvotes = new LinkedHashMap<>();

  /** A todo as it is kept. */
  record Todo(UUID todoId, UUID createdBy, String text) {}

  synchronized UUID findOrCreate(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<UUID, String> user : names.entrySet()) {
      if (user.getValue().equals(known)) {
        return user.getKey();
      }
    }
    UUID id = UUID.randomUUID();
    names.put(id, known);
    return id;
  }

  synchronized String newKey(UUID owner) {
    String key = ApiKey.create();
    owners.put(ApiKey.of(key).hash(), owner);
    return key;
  }

  synchronized Optional<UUID> ownerOf(ApiKey key) {
    return Optional.ofNullable(owners.get(key.hash()));
  }

  synchronized void rename(UUID user, String name) {
    names.put(user, name);
  }

  synchronized String nameOf(UUID user) {
    return names.getOrDefault(user, "");
  }

  synchronized UUID add(UUID owner, String text) {
    UUID id = UUID.randomUUID();
    todos.put(id, new Todo(id, owner, text));
    return id;
  }

  synchronized List<Todo> all() {
    return new ArrayList<>(todos.values());
  }

  synchronized Optional<Todo> find(UUID id) {
    return Optional.ofNullable(todos.get(id));
  }

  synchronized void change(UUID id, String text) {
    todos.computeIfPresent(id, (key, todo) -> new Todo(id, todo.createdBy(), text));
  }

  synchronized boolean remove(UUID id) {
    return todos.remove(id) != null;
  }

  /** Whether the vote counts: each user has one. */
  synchronized boolean vote(UUID todo, UUID user, boolean up) {
    if (!voters.computeIfAbsent(todo, id -> new TreeSet<>()).add(user)) {
      return false;
    }
    upvotes.merge(todo, up ? 1 : 0, Integer::sum);
    return true;
  }

  synchronized int upvotes(UUID todo) {
    return upvotes.getOrDefault(todo, 0);
  }
}
