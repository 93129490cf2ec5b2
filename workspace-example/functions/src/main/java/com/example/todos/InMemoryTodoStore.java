package com.example.todos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps todos as long as the process lives: enough for a demonstration. */
public final class InMemoryTodoStore implements TodoStore {
  private final Map<String, Todo> todos = new LinkedHashMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private int last;

  @Override
  public synchronized Todo add(String text, Optional<String> owner) {
    Todo todo = new Todo(Integer.toString(++last), text, false);
    todos.put(todo.id(), todo);
    if (owner.isPresent()) {
      owners.put(todo.id(), owner.get());
    }
    return todo;
  }

  @Override
  public synchronized Optional<Todo> find(String id) {
    return Optional.ofNullable(todos.get(id));
  }

  @Override
  public synchronized Optional<String> ownerOf(String id) {
    return Optional.ofNullable(owners.get(id));
  }

  @Override
  public synchronized List<Todo> all() {
    return new ArrayList<>(todos.values());
  }

  @Override
  public synchronized void replace(Todo todo) {
    todos.put(todo.id(), todo);
  }

  @Override
  public synchronized boolean remove(String id) {
    owners.remove(id);
    return todos.remove(id) != null;
  }
}
