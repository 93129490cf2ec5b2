package dev.pikku.lambda.example;

import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.lambda.example.Todos.TodoId;

final class TodoIdBinder extends ObjectBinder<TodoId> {
  private String id = "";

  private TodoIdBinder() {
    super(1);
  }

  static ObjectBinder<TodoId> binder() {
    return new TodoIdBinder();
  }

  static TodoId read(JsonReader in) {
    return new TodoIdBinder().object(in);
  }

  @Override
  protected boolean readJson(String component, JsonReader in) {
    switch (component) {
      case "id" -> {
        id(in.string());
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  @Override
  protected boolean readText(String component, String value) {
    switch (component) {
      case "id" -> {
        id(value);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void id(String value) {
    if (first(0)) {
      id = value;
    } else {
      same(value.equals(id));
    }
  }

  @Override
  protected void check() {
    if (required(0, "id") && id.isBlank()) {
      broken("id", "must not be blank");
    }
  }

  @Override
  protected TodoId make() {
    return new TodoId(id);
  }
}
