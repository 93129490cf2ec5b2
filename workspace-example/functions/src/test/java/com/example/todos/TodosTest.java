package com.example.todos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.todos.Todos.CreateTodo;
import com.example.todos.Todos.TodoId;
import dev.pikku.error.NotFoundException;
import org.junit.jupiter.api.Test;

/** A function is a plain method: its test is a plain call. */
class TodosTest {
  private final TodoStore store = new InMemoryTodoStore();

  @Test
  void showsWhatWasCreated() {
    Todo created = Todos.create(store, new CreateTodo("Buy milk"));

    assertEquals(created, Todos.get(store, new TodoId(created.id())));
  }

  @Test
  void saysThatThereIsNoSuchTodo() {
    assertThrows(NotFoundException.class, () -> Todos.get(store, new TodoId("7")));
  }
}
