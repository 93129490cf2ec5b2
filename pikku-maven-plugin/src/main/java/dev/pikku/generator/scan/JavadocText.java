package dev.pikku.generator.scan;

import java.util.Locale;

/**
 * Writes the HTML and the inline tags of Javadoc as CommonMark, which OpenAPI's descriptions are.
 */
final class JavadocText {
  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private JavadocText(String text) {
    this.text = text;
  }

  static String of(String text) {
    return new JavadocText(text).convert();
  }

  private String convert() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("{@", at)) {
        inlineTag();
      } else if (c == '<' && isTag()) {
        htmlTag();
      } else {
        plain(c);
        at++;
      }
    }
    return out.toString().strip();
  }

  /** White space counts once; after an empty line not at all. */
  private void plain(char c) {
    if (!Character.isWhitespace(c)) {
      out.append(c);
    } else if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.append(' ');
    }
  }

  private void inlineTag() {
    int end = closingBrace();
    String inner = text.substring(at + 2, end);
    at = end + 1;
    String[] words = inner.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1].replaceAll("\\s+", " ").strip() : "";
    switch (words[0]) {
      case "code", "value" -> code(rest);
      case "link" -> code(label(rest));
      case "linkplain" -> out.append(label(rest));
      case "inheritDoc" -> {}
      default -> out.append(rest);
    }
  }

  private int closingBrace() {
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private void code(String content) {
    String fence = content.contains("`") ? "``" : "`";
    if (!content.isEmpty()) {
      out.append(fence).append(content).append(fence);
    }
  }

  /** {@code Todo.text} for {@code com.acme.Todo#text}, unless a label is given. */
  private static String label(String link) {
    int space = link.indexOf(' ', Math.max(0, link.indexOf(')')));
    if (space > 0) {
      return link.substring(space + 1);
    }
    int hash = link.indexOf('#');
    String type = hash < 0 ? link : link.substring(0, hash);
    String simple = type.substring(type.lastIndexOf('.') + 1);
    String member = hash < 0 ? "" : link.substring(hash + 1);
    return simple.isEmpty() || member.isEmpty() ? simple + member : simple + "." + member;
  }

  private boolean isTag() {
    int next = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    return next < text.length()
        && Character.isLetter(text.charAt(next))
        && text.indexOf('>', next) > 0;
  }

  private void htmlTag() {
    int end = text.indexOf('>', at);
    String tag = text.substring(at + 1, end).strip().toLowerCase(Locale.ROOT);
    at = end + 1;
    switch (tag.split("[\\s/]", 2)[0].isEmpty() ? tag : tag.split("\\s", 2)[0]) {
      case "p", "ul", "ol", "/ul", "/ol", "h1", "h2", "h3", "h4" -> line("\n\n");
      case "li" -> line("\n- ");
      case "br", "br/" -> line("\n");
      case "code", "/code", "tt", "/tt" -> out.append('`');
      case "b", "/b", "strong", "/strong" -> out.append("**");
      case "i", "/i", "em", "/em" -> out.append('*');
      case "pre" -> block();
      default -> {}
    }
  }

  private void line(String breaks) {
    while (!out.isEmpty() && Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.setLength(out.length() - 1);
    }
    if (!out.isEmpty() || breaks.endsWith(" ")) {
      out.append(breaks);
    }
  }

  private void block() {
    int end = text.toLowerCase(Locale.ROOT).indexOf("</pre>", at);
    String lines = text.substring(at, end < 0 ? text.length() : end).replace("\r\n", "\n");
    if (lines.stripLeading().startsWith("{@code")) {
      int last = lines.lastIndexOf('}');
      lines = lines.substring(lines.indexOf("{@code") + 6, last < 0 ? lines.length() : last);
    }
    at = end < 0 ? text.length() : end + "</pre>".length();
    line("\n\n");
    String code = lines.stripTrailing().stripIndent().replaceFirst("^\\s*\n", "");
    out.append("```\n").append(code).append("\n```\n\n");
  }
}
