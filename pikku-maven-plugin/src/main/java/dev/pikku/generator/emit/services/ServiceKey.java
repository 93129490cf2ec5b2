package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.TypeRef;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a service is asked for by: its full generic type, and a name for twins.
 *
 * @param type as Java source, fully qualified
 * @param shown the type as people say it, without packages
 */
record ServiceKey(String type, Optional<String> name, String shown)
    implements Comparable<ServiceKey> {

  private static final Comparator<ServiceKey> ORDER =
      Comparator.comparing(ServiceKey::type).thenComparing(key -> key.name().orElse(""));

  static ServiceKey of(TypeRef type, Optional<String> name) {
    return new ServiceKey(type.toString(), name, shown(type));
  }

  /** A type without packages: {@code Map<String, Todo>}. */
  static String shown(TypeRef type) {
    return type.toString().replaceAll("\\b[a-z_][\\w$]*\\.", "");
  }

  @Override
  public int compareTo(ServiceKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code DataSource} or {@code @Named("reports") DataSource}. */
  @Override
  public String toString() {
    return name.map(n -> "@Named(\"" + n + "\") " + shown).orElse(shown);
  }
}
