package com.example.todos;

import com.example.todos.Pictures.NewPicture;
import com.example.todos.Todos.TodoId;
import com.example.users.UserSession;

/** Allows pictures of a todo of one's own. */
public final class OwnsPicturedTodo {
  public boolean allows(TodoStore todos, UserSession session, NewPicture input) {
    return new OwnsTodo().allows(todos, session, new TodoId(input.id()));
  }
}
