package dev.pikku.generator.config.tree;

import dev.pikku.generator.diagnostic.Code;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the members of an object and reports keys stated twice. */
public final class ObjectMembers {
  private final ConfigSource source;
  private final Problems problems;
  private final Map<String, ConfigObject.Member> members = new LinkedHashMap<>();

  public ObjectMembers(ConfigSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  public void put(String key, ConfigSource keySource, ConfigValue value) {
    ConfigObject.Member first = members.putIfAbsent(key, new ConfigObject.Member(keySource, value));
    if (first != null) {
      problems.error(
          Code.MALFORMED_CONFIG,
          keySource,
          "\"" + key + "\" is stated twice; the first is at " + first.key().place() + ".",
          "Remove one of them.");
    }
  }

  /** Adds a member unless the key is there already: YAML's {@code <<}. */
  public void putMerged(String key, ConfigObject.Member member) {
    members.putIfAbsent(key, member);
  }

  public ConfigObject toObject() {
    return new ConfigObject(source, members);
  }
}
