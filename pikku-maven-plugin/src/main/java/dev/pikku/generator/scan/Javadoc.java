package dev.pikku.generator.scan;

/** Reads the first sentence of a Javadoc comment as plain text. */
final class Javadoc {
  private Javadoc() {}

  static String firstSentence(String comment) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < comment.length(); i++) {
      char c = comment.charAt(i);
      if (c == '{' && i + 1 < comment.length() && comment.charAt(i + 1) == '@') {
        i = endOfWord(comment, i) - 1;
      } else if (c == '<'
          && i + 1 < comment.length()
          && !Character.isWhitespace(comment.charAt(i + 1))) {
        depth++;
      } else if (c == '>' && depth > 0) {
        depth--;
      } else if (c == '@' && isLineStart(text)) {
        break;
      } else if (depth == 0 && c != '}') {
        text.append(c);
        if (c == '.' && endsSentence(comment, i)) {
          break;
        }
      }
    }
    return text.toString().strip().replaceAll("\\s+", " ");
  }

  private static boolean endsSentence(String comment, int dot) {
    return dot + 1 == comment.length() || Character.isWhitespace(comment.charAt(dot + 1));
  }

  private static boolean isLineStart(StringBuilder text) {
    return text.toString().isBlank()
        || text.charAt(text.length() - 1) == '\n'
        || text.toString().stripTrailing().length() < text.lastIndexOf("\n") + 1;
  }

  private static int endOfWord(String comment, int from) {
    int end = from;
    while (end < comment.length() && !Character.isWhitespace(comment.charAt(end))) {
      end++;
    }
    return end < comment.length() ? end + 1 : end;
  }
}
