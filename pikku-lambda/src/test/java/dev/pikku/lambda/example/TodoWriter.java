package dev.pikku.lambda.example;

import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.example.Todos.Search;
import dev.pikku.lambda.example.Todos.Todo;

final class TodoWriter {
  private TodoWriter() {}

  static void write(JsonWriter out, Todo value) {
    out.beginObject();
    out.name("id").value(value.id());
    out.name("text").value(value.text());
    out.name("done").value(value.done());
    out.endObject();
  }

  static void write(JsonWriter out, Search value) {
    out.beginObject();
    out.name("q").value(value.q());
    out.name("page").value(value.page());
    out.name("tags").beginArray();
    for (String tag : value.tags()) {
      out.value(tag);
    }
    out.endArray();
    out.name("agent").value(value.agent());
    out.name("theme").value(value.theme());
    out.endObject();
  }
}
