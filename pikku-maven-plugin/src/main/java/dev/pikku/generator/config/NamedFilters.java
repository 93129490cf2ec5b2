package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Spelling;
import java.util.List;
import java.util.Set;

/** The filters that {@code -Dpikku.filter} picks by name, as one object to lay over the others. */
record NamedFilters(ConfigObject known, Problems problems) {

  ConfigObject pick(List<String> names) {
    ConfigObject picked = ConfigObject.EMPTY;
    for (String name : names) {
      if (known.get(name).isEmpty()) {
        unknown(name);
      }
      picked = together(picked, known.object(name));
    }
    return picked;
  }

  /** Two picked filters keep what either of them asks for: the lists of a kind are joined. */
  private static ConfigObject together(ConfigObject first, ConfigObject second) {
    ConfigObject both = first;
    for (var entry : second.members().entrySet()) {
      ConfigObject.Member member = entry.getValue();
      if (first.get(entry.getKey()).orElse(first) instanceof ConfigList head
          && member.value() instanceof ConfigList tail) {
        member = new ConfigObject.Member(member.key(), head.append(tail));
      }
      both = both.with(entry.getKey(), member);
    }
    return both;
  }

  private void unknown(String name) {
    Set<String> names = known.members().keySet();
    problems
        .diagnostics()
        .error(
            Code.UNKNOWN_NAMED_FILTER,
            PropertyLayer.namedFiltersPlace(),
            "\"" + name + "\" is not in \"namedFilters\".",
            Spelling.remedy(
                name,
                names,
                names.isEmpty() ? "Add it there." : "Known: " + String.join(", ", names) + "."));
  }
}
