package dev.pikku.lambda.example;

import dev.pikku.error.NotFoundException;
import dev.pikku.http.HttpResponse;
import dev.pikku.wire.HttpWire;
import java.util.List;

/** Functions as users write them. */
final class Todos {
  record Todo(String id, String text, boolean done) {}

  record CreateTodo(String text) {}

  record TodoId(String id) {}

  record Search(String q, int page, List<String> tags, String agent, String theme) {}

  private Todos() {}

  static Todo create(CreateTodo input) {
    return new Todo("1", input.text(), false);
  }

  static Todo get(TodoId input) {
    if (input.id().equals("missing")) {
      throw new NotFoundException("There is no such todo");
    }
    return new Todo(input.id(), "found", false);
  }

  static void delete(HttpWire wire, TodoId input) {
    if (input.id().equals("later")) {
      wire.response().status(202);
    }
  }

  static HttpResponse login() {
    return new HttpResponse(302)
        .header("location", "/home")
        .addHeader("x-tag", "a")
        .addHeader("X-Tag", "b, c")
        .cookie("sid", "1", "Path=/; Expires=Thu, 01 Jan 2026 00:00:00 GMT")
        .cookie("theme", "dark");
  }

  static byte[] echo(byte[] body) {
    return body;
  }

  static String shout(String body) {
    return body.toUpperCase(java.util.Locale.ROOT);
  }

  static void fail(TodoId how) {
    switch (how.id()) {
      case "overflow" -> fail(how);
      case "foreign" -> throw new ForeignException();
      case "state" -> throw new IllegalStateException("secret: the password is 1234");
      default -> throw new dev.pikku.error.ServiceUnavailableException("Come back later");
    }
  }

  /** What a library throws. */
  static final class ForeignException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
