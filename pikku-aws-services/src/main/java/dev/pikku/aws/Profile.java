package dev.pikku.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profile that AWS's tools use on this machine: {@code AWS_PROFILE}, or {@code default}, of
 * {@code ~/.aws/credentials} and {@code ~/.aws/config}. For local work: loaded only where variables
 * do not say who calls, or in which region.
 */
final class Profile {
  private static final String ID = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  private Profile() {}

  /**
   * @return null if nobody has set up AWS's tools here
   * @throws IOException if the profile is there, but has no access key
   */
  static @Nullable Credentials credentials(Map<String, String> environment) throws IOException {
    Map<String, String> profile = read(environment);
    String id = profile.get(ID);
    String secret = profile.get(SECRET);
    if (id != null && secret != null) {
      // a file may be written anew at any time, by a login perhaps
      return new Credentials(id, secret, profile.get("aws_session_token"), 0);
    }
    if (profile.isEmpty() && environment.get("AWS_PROFILE") == null) {
      return null;
    }
    String name = name(environment);
    throw new IOException(
        "The profile \""
            + name
            + "\" of AWS's tools has no access key. Log in with them, and set the variables that"
            + " \"aws configure export-credentials --profile "
            + name
            + " --format env\" prints.");
  }

  /**
   * The region of the profile.
   *
   * @throws IllegalStateException if there is none
   */
  static String region(Map<String, String> environment) {
    String region = null;
    try {
      region = read(environment).get("region");
    } catch (IOException unreadable) {
      // as if there were none
    }
    if (region == null) {
      throw new IllegalStateException("The variable AWS_REGION is not set");
    }
    return region;
  }

  private static String name(Map<String, String> environment) {
    String name = environment.get("AWS_PROFILE");
    return name == null || name.isEmpty() ? "default" : name;
  }

  /** All that both files say of the profile; that of the credentials' file counts. */
  private static Map<String, String> read(Map<String, String> environment) throws IOException {
    Map<String, String> values = new HashMap<>();
    String name = name(environment);
    Path config = file(environment, "AWS_CONFIG_FILE", "config");
    if (config != null) {
      read(config, name, "profile ", values);
    }
    Path credentials = file(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
    if (credentials != null) {
      read(credentials, name, "", values);
    }
    return values;
  }

  private static @Nullable Path file(
      Map<String, String> environment, String variable, String name) {
    String stated = environment.get(variable);
    if (stated != null && !stated.isEmpty()) {
      return Path.of(stated);
    }
    String home = environment.get("HOME");
    if (home == null) {
      home = environment.get("USERPROFILE");
    }
    return home == null ? null : Path.of(home, ".aws", name);
  }

  private static void read(Path file, String name, String prefix, Map<String, String> values)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    boolean within = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("[")) {
        int end = line.indexOf(']');
        String title = line.substring(1, end < 0 ? line.length() : end).strip();
        within =
            title.startsWith(prefix)
                ? title.substring(prefix.length()).strip().equals(name)
                : title.equals("default") && name.equals(title);
        continue;
      }
      int equals = line.indexOf('=');
      // what is indented belongs to the key above, none of which is asked for here
      if (within && equals > 0 && line.charAt(0) > ' ' && "#;".indexOf(line.charAt(0)) < 0) {
        values.put(line.substring(0, equals).strip(), value(line.substring(equals + 1)));
      }
    }
  }

  private static String value(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '#' || c == ';') && text.charAt(i - 1) <= ' ') {
        return text.substring(0, i).strip();
      }
    }
    return text.strip();
  }
}
