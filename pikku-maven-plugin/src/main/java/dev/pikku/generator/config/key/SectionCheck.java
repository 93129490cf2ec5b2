package dev.pikku.generator.config.key;

import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Patch;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Spelling;
import java.util.List;
import java.util.Optional;

/** Checks an object against a section's keys. */
record SectionCheck(SectionShape section, String path, Problems problems) {

  ConfigObject check(ConfigObject object) {
    ObjectMembers right = new ObjectMembers(object.source(), problems);
    object
        .members()
        .forEach(
            (name, member) ->
                check(name, member).ifPresent(value -> right.put(name, member.key(), value)));
    return right.toObject();
  }

  private Optional<ConfigValue> check(String name, ConfigObject.Member member) {
    Optional<Key> key = section.key(Patch.plainKey(name));
    if (key.isEmpty()) {
      unknown(name, member.key());
      return Optional.empty();
    }
    if (Patch.appends(name) && !key.get().shape().isList()) {
      problems.error(
          Code.WRONG_TYPE,
          member.key(),
          "\"" + name + "\" appends, but \"" + key.get().name() + "\" is not a list.",
          "Write \"" + key.get().name() + "\".");
      return Optional.empty();
    }
    return member.value().isNull()
        ? Optional.of(member.value())
        : key.get().shape().check(member.value(), below(name), problems);
  }

  private void unknown(String name, ConfigSource source) {
    List<String> known = section.keys().stream().map(Key::name).toList();
    String plain = Patch.plainKey(name);
    String elsewhere =
        ConfigKeys.homeOf(plain)
            .map(home -> "\"" + plain + "\" belongs in \"" + home + "\".")
            .orElse("Known keys: " + String.join(", ", known) + ".");
    String fact = "\"" + name + "\" is not a known key";
    problems.error(
        Code.UNKNOWN_KEY,
        source,
        path.isEmpty() ? fact + "." : fact + " of \"" + path + "\".",
        Spelling.remedy(plain, known, elsewhere));
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
