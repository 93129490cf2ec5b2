package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object whose keys the user chooses.
 *
 * @param names what keys may be
 */
record MapShape(Shape value, TextShape names) implements Shape {
  private static final TextShape NAME =
      new TextShape("a name that does not end in +", Pattern.compile("[^+\\s]$"));

  MapShape(Shape value) {
    this(value, NAME);
  }

  @Override
  public String words() {
    return "an object";
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (!(value instanceof ConfigObject object)) {
      return wrongType(value, key, problems);
    }
    ObjectMembers right = new ObjectMembers(object.source(), problems);
    object
        .members()
        .forEach(
            (name, member) -> {
              ConfigScalar text = ConfigScalar.text(member.key(), name);
              if (names.check(text, key + "." + name, problems).isPresent()) {
                Optional<ConfigValue> checked =
                    member.value().isNull()
                        ? Optional.of(member.value())
                        : this.value.check(member.value(), key + "." + name, problems);
                checked.ifPresent(kept -> right.put(name, member.key(), kept));
              }
            });
    return Optional.of(right.toObject());
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    if (text.children().isEmpty() && !text.text().isEmpty()) {
      return layer.text(text);
    }
    ObjectMembers members = new ObjectMembers(layer.source(text), layer.problems());
    for (TextTree child : text.children()) {
      members.put(child.name(), layer.source(child), value.fromText(child, layer));
    }
    return members.toObject();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Shape.ofType("object");
    schema.set("propertyNames", names.schema());
    schema.set("additionalProperties", SectionShape.orNull(value.schema()));
    return schema;
  }
}
