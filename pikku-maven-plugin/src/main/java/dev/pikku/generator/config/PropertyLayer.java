package dev.pikku.generator.config;

import dev.pikku.generator.config.key.ConfigKeys;
import dev.pikku.generator.config.key.TextTree;
import dev.pikku.generator.config.tree.Patch;
import dev.pikku.generator.diagnostic.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The {@code -Dpikku.*} properties, those that are parameters of the plugin left aside. */
final class PropertyLayer {
  private static final String PREFIX = "pikku.";
  private static final String NAMED_FILTERS = "filter";

  /** Parameters of the plugin's goals, and a name that poms like to give to a version. */
  private static final Set<String> RESERVED =
      Set.of(
          NAMED_FILTERS,
          "backend",
          "format",
          "outputDirectory",
          "port",
          "skip",
          "version",
          "dev.clock",
          "dev.controlPort",
          "dev.database",
          "dev.debugPort",
          "dev.others",
          "dev.port",
          "dev.runtimeClient",
          "dev.stageInPath",
          "dev.visibilityTimeout",
          "dev.webSocketPort",
          "invoke.function",
          "invoke.input",
          "invoke.inputFile",
          "invoke.queue",
          "invoke.task");

  private PropertyLayer() {}

  /** The names that {@code -Dpikku.filter} lists. */
  static List<String> namedFilters(Map<String, String> properties) {
    String names = properties.getOrDefault(PREFIX + NAMED_FILTERS, "");
    return Arrays.stream(names.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static Place place(String property) {
    return new Place("-D" + property, 0);
  }

  static Place namedFiltersPlace() {
    return place(PREFIX + NAMED_FILTERS);
  }

  static TextTree of(Map<String, String> properties) {
    Branch root = new Branch();
    new TreeMap<>(properties)
        .forEach(
            (property, text) -> {
              if (property.startsWith(PREFIX)) {
                String key = property.substring(PREFIX.length());
                if (!RESERVED.contains(key)) {
                  root.add(path(key), place(property), text);
                }
              }
            });
    return root.toTree("", new Place("-Dpikku", 0));
  }

  /** {@code tags} is short for {@code filters.tags}. */
  private static List<String> path(String key) {
    return ConfigKeys.FILTERS.key(Patch.plainKey(key)).isPresent()
        ? List.of("filters", key)
        : List.of(key.split("[.]", -1));
  }

  private static final class Branch {
    private final Map<String, Branch> branches = new TreeMap<>();
    private final List<TextTree> leaves = new ArrayList<>();

    void add(List<String> path, Place place, String text) {
      String name = path.get(0);
      if (path.size() == 1) {
        leaves.add(TextTree.leaf(name, place, text));
      } else {
        branches
            .computeIfAbsent(name, unused -> new Branch())
            .add(path.subList(1, path.size()), place, text);
      }
    }

    TextTree toTree(String name, Place place) {
      List<TextTree> children = new ArrayList<>(leaves);
      branches.forEach(
          (child, branch) ->
              children.add(branch.toTree(child, new Place(place.file() + "." + child, 0))));
      return TextTree.node(name, place, children);
    }
  }
}
