package acme.todos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something to do. */
public record Todo(
    String id,
    String userId,
    String title,
    Optional<String> description,
    boolean completed,
    Priority priority,
    Optional<Instant> dueDate,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt) {

  /** How urgent it is. */
  public enum Priority {
    low,
    medium,
    high
  }

  Todo done(Instant now) {
    return new Todo(
        id, userId, title, description, true, priority, dueDate, tags, createdAt, now);
  }
}
