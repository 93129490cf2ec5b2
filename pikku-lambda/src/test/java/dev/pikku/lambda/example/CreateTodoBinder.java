package dev.pikku.lambda.example;

import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.lambda.example.Todos.CreateTodo;

final class CreateTodoBinder extends ObjectBinder<CreateTodo> {
  private String text = "";

  private CreateTodoBinder() {
    super(1);
  }

  static ObjectBinder<CreateTodo> binder() {
    return new CreateTodoBinder();
  }

  @Override
  protected boolean readJson(String component, JsonReader in) {
    switch (component) {
      case "text" -> {
        text(in.string());
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
      case "text" -> {
        text(value);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void text(String value) {
    if (first(0)) {
      text = value;
    } else {
      same(value.equals(text));
    }
  }

  @Override
  protected void check() {
    if (required(0, "text") && text.isBlank()) {
      broken("text", "must not be blank");
    }
  }

  @Override
  protected CreateTodo make() {
    return new CreateTodo(text);
  }
}
