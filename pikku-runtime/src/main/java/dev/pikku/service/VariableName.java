package dev.pikku.service;

/** Names of the workspace as environment variables have them. */
public final class VariableName {
  private VariableName() {}

  /** Upper case, every run of other characters than letters and digits an underscore. */
  public static String of(String name) {
    StringBuilder variable = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z') {
        variable.append((char) (c - 'a' + 'A'));
      } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        variable.append(c);
      } else if (variable.length() == 0 || variable.charAt(variable.length() - 1) != '_') {
        variable.append('_');
      }
    }
    return variable.toString();
  }
}
