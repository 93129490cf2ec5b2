package dev.pikku.generator.config.key;

import java.util.regex.Pattern;

/** The words that Java keeps for itself, and package names without them. */
public final class JavaWords {
  private static final String WORDS =
      "abstract|assert|boolean|break|byte|case|catch|char|class|const|continue|default|do|double"
          + "|else|enum|extends|false|final|finally|float|for|goto|if|implements|import|instanceof"
          + "|int|interface|long|native|new|null|package|private|protected|public|return|short"
          + "|static|strictfp|super|switch|synchronized|this|throw|throws|transient|true|try|void"
          + "|volatile|while|_";
  private static final Pattern WORD = Pattern.compile(WORDS);

  /** Package names, as Java and JSON Schema both read it. */
  static final Pattern PACKAGE =
      Pattern.compile(
          "^(?!java\\.)(?!(.*\\.)?("
              + WORDS
              + ")(\\.|$))[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$");

  private JavaWords() {}

  public static boolean contains(String word) {
    return WORD.matcher(word).matches();
  }
}
