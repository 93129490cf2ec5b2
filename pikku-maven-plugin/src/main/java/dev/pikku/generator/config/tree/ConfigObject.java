package dev.pikku.generator.config.tree;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.diagnostic.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An object: members by key, in the order they are stated. */
public record ConfigObject(ConfigSource source, Map<String, Member> members)
    implements ConfigValue {

  /** An object that nobody states. */
  public static final ConfigObject EMPTY =
      new ConfigObject(
          new ConfigSource(Place.NONE, new ConfigOrigin("", Optional.empty(), true, "")), Map.of());

  /**
   * A key with its value.
   *
   * @param key where the key stands
   */
  public record Member(ConfigSource key, ConfigValue value) {}

  public ConfigObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** The value of a key, unless it is absent or null. */
  public Optional<ConfigValue> get(String key) {
    Member member = members.get(key);
    return member == null || member.value().isNull()
        ? Optional.empty()
        : Optional.of(member.value());
  }

  /** The object of a key; an empty one if there is none. */
  public ConfigObject object(String key) {
    return get(key).orElse(EMPTY) instanceof ConfigObject object ? object : EMPTY;
  }

  public ConfigObject with(String key, Member member) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    changed.put(key, member);
    return new ConfigObject(source, changed);
  }

  public ConfigObject without(String key) {
    Map<String, Member> changed = new LinkedHashMap<>(members);
    changed.remove(key);
    return new ConfigObject(source, changed);
  }

  @Override
  public String typeName() {
    return "an object";
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    members.forEach((key, member) -> object.set(key, member.value().toJson()));
    return object;
  }
}
