package dev.pikku.generator.emit.openapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names that are legal in {@code components} and different even where case does not count. */
final class ComponentNames {
  private final Map<Object, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The name of what a key stands for: as wanted, or with a number behind it. */
  String of(Object key, String wanted) {
    String known = names.get(key);
    if (known == null) {
      String legal = wanted.replaceAll("[^A-Za-z0-9._-]", "_");
      known = legal;
      for (int i = 2; !taken.add(known.toLowerCase(Locale.ROOT)); i++) {
        known = legal + i;
      }
      names.put(key, known);
    }
    return known;
  }
}
