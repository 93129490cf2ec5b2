package dev.pikku.local;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A file {@code .env}: variables that a developer keeps out of version control. A line is {@code
 * NAME=value}, after {@code export} perhaps; a value in double quotes may have {@code \n} and more
 * lines, one in single quotes is taken as it stands; {@code #} begins a comment. Messages never
 * quote a value.
 */
public final class EnvFile {
  private final String shown;
  private final String text;
  private final Diagnostics diagnostics;
  private final Map<String, String> values = new HashMap<>();
  private int at;
  private int line = 1;

  private EnvFile(String shown, String text, Diagnostics diagnostics) {
    this.shown = shown;
    this.text = text;
    this.diagnostics = diagnostics;
  }

  /** The environment, and below it what the file says if there is one. */
  public static Map<String, String> below(
      Map<String, String> environment, Path file, Diagnostics diagnostics) throws IOException {
    if (!Files.isRegularFile(file)) {
      return environment;
    }
    String text = Files.readString(file).replace("\r\n", "\n");
    EnvFile of = new EnvFile(String.valueOf(file.getFileName()), text, diagnostics);
    of.read();
    of.values.putAll(environment);
    return of.values;
  }

  private void read() {
    while (at < text.length()) {
      int begun = line;
      String head = upTo("=\n");
      String name = head.strip();
      if (name.isEmpty() || name.startsWith("#")) {
        restOfLine();
        continue;
      }
      if (name.startsWith("export ")) {
        name = name.substring("export ".length()).strip();
      }
      if (at == text.length() || text.charAt(at) != '=') {
        wrong(begun, "is no NAME=value", "Write one, or begin the line with #.");
        restOfLine();
      } else if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        wrong(begun, "has a name that no variable has", "Use letters, digits and _ in names.");
        restOfLine();
      } else {
        at++;
        value(name, begun);
      }
    }
  }

  private void value(String name, int begun) {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote != '"' && quote != '\'') {
      String plain = restOfLine();
      int comment = plain.startsWith("#") ? 0 : plain.indexOf(" #");
      values.put(name, (comment < 0 ? plain : plain.substring(0, comment)).strip());
      return;
    }
    at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && quote == '"' && at < text.length()) {
        char escaped = text.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
      } else if (c == '\n') {
        line++;
      }
      value.append(c);
    }
    if (at == text.length()) {
      wrong(begun, "begins with a quote that nothing ends", "End the value with the same quote.");
      return;
    }
    at++;
    String after = restOfLine().strip();
    if (after.isEmpty() || after.startsWith("#")) {
      values.put(name, value.toString());
    } else {
      wrong(begun, "goes on after its closing quote", "Put the whole value within the quotes.");
    }
  }

  private String upTo(String ends) {
    int from = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String restOfLine() {
    String rest = upTo("\n");
    at = Math.min(text.length(), at + 1);
    line++;
    return rest;
  }

  private void wrong(int where, String fact, String remedy) {
    diagnostics.error(
        Code.INVALID_ENV_FILE, new Place(shown, where), "The line " + fact + ".", remedy);
  }
}
