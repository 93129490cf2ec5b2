package com.example.todos;

import java.util.List;
import java.util.Optional;

/** Where todos are kept. */
public interface TodoStore {

  /**
   * Keeps a new todo.
   *
   * @param owner a user's id, or empty if anybody may change it
   */
  Todo add(String text, Optional<String> owner);

  Optional<Todo> find(String id);

  /** The id of the user a todo belongs to. */
  Optional<String> ownerOf(String id);

  List<Todo> all();

  void replace(Todo todo);

  boolean remove(String id);
}
