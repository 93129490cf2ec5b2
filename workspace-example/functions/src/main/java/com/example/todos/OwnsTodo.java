package com.example.todos;

import com.example.todos.Todos.TodoId;
import com.example.users.UserSession;

/** Allows what a user does with a todo of their own. */
public final class OwnsTodo {
  public boolean allows(TodoStore todos, UserSession session, TodoId input) {
    return todos.ownerOf(input.id()).filter(session.userId()::equals).isPresent();
  }
}
