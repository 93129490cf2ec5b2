package dev.pikku.lambda.slf4j;

import dev.pikku.service.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which level on a logger writes: {@code PIKKU_LOG_LEVELS=org.hibernate=WARN,com.zaxxer=DEBUG}
 * says it for names and all names below them, {@code AWS_LAMBDA_LOG_LEVEL} for the others.
 */
final class LevelsByName {
  private final Level others;
  private final Map<String, Level> levels = new LinkedHashMap<>();

  private LevelsByName(Level others) {
    this.others = others;
  }

  static LevelsByName of(Map<String, String> environment) {
    Level stated = level(environment.get("AWS_LAMBDA_LOG_LEVEL"));
    LevelsByName levels = new LevelsByName(stated == null ? Level.INFO : stated);
    String text = environment.get("PIKKU_LOG_LEVELS");
    if (text != null) {
      levels.read(text);
    }
    return levels;
  }

  /**
   * What is no name and level is skipped: a typing error must not keep a function from starting.
   */
  private void read(String text) {
    for (int from = 0; from < text.length(); ) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      int equals = text.indexOf('=', from);
      if (equals > from && equals < to) {
        Level level = level(text.substring(equals + 1, to));
        if (level != null) {
          levels.put(text.substring(from, equals).strip(), level);
        }
      }
      from = to + 1;
    }
  }

  private static @Nullable Level level(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Level.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** The level of the longest name that is this one or stands above it. */
  Level of(String name) {
    for (String above = name; ; above = above.substring(0, above.lastIndexOf('.'))) {
      Level level = levels.get(above);
      if (level != null) {
        return level;
      }
      if (above.lastIndexOf('.') < 0) {
        return others;
      }
    }
  }
}
