package dev.pikku.lambda.example;

import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.lambda.example.Todos.Search;
import java.util.ArrayList;
import java.util.List;

final class SearchBinder extends ObjectBinder<Search> {
  private static final String[] HEADERS = {"user-agent", "agent"};
  private static final String[] COOKIES = {"theme", "theme"};

  private String q = "";
  private int page;
  private final List<String> tags = new ArrayList<>();
  private String agent = "";
  private String theme = "";

  private SearchBinder() {
    super(5);
  }

  static ObjectBinder<Search> binder() {
    return new SearchBinder();
  }

  @Override
  public String[] headers() {
    return HEADERS;
  }

  @Override
  public String[] cookies() {
    return COOKIES;
  }

  @Override
  public boolean csv(String component) {
    return component.equals("tags");
  }

  @Override
  protected boolean readJson(String component, JsonReader in) {
    return false;
  }

  @Override
  protected boolean readText(String component, String text) {
    switch (component) {
      case "q" -> {
        if (first(0)) {
          q = text;
        } else {
          same(text.equals(q));
        }
        return true;
      }
      case "page" -> {
        int value;
        try {
          value = Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
          throw new IllegalArgumentException("must be a whole number", notOne);
        }
        if (first(1)) {
          page = value;
        } else {
          same(value == page);
        }
        return true;
      }
      case "tags" -> {
        if (element(2)) {
          tags.add(text);
        }
        return true;
      }
      case "agent" -> {
        if (!fromHeader()) {
          return false;
        }
        if (first(3)) {
          agent = text;
        }
        return true;
      }
      case "theme" -> {
        if (!fromCookie()) {
          return false;
        }
        if (first(4)) {
          theme = text;
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  @Override
  protected void check() {
    required(0, "q");
  }

  @Override
  protected Search make() {
    return new Search(q, page, tags, agent, theme);
  }
}
