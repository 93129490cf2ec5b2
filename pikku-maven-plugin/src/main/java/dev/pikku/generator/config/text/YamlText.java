package dev.pikku.generator.config.text;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML through its nodes, so that nothing is constructed and every value has its place. */
public final class YamlText {
  /** More values than a config ever has, fewer than a bomb of aliases. */
  private static final int MOST_VALUES = 100_000;

  private final ConfigOrigin origin;
  private final Problems problems;
  private final Deque<Node> open = new ArrayDeque<>();
  private int values;

  public YamlText(ConfigOrigin origin, Problems problems) {
    this.origin = origin;
    this.problems = problems;
  }

  /** The value, unless the text is not YAML. */
  public Optional<ConfigValue> read(String text) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(MOST_VALUES);
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        ConfigSource start = ConfigSource.at(origin, 1, 1);
        return Optional.of(new ObjectMembers(start, problems).toObject());
      }
      return Optional.of(value(root));
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      malformed(mark == null ? ConfigSource.at(origin, 0, 0) : at(mark), problem(e));
    } catch (Refused e) {
      malformed(at(e.node.getStartMark()), e.fact);
    } catch (YAMLException e) {
      malformed(ConfigSource.at(origin, 0, 0), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static String problem(MarkedYAMLException e) {
    return (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem();
  }

  private ConfigValue value(Node node) {
    if (++values > MOST_VALUES) {
      throw new Refused(node, "its aliases make more than " + MOST_VALUES + " values");
    }
    if (open.contains(node)) {
      throw new Refused(node, "an alias stands inside what it stands for");
    }
    open.push(node);
    try {
      String tag = node.getTag().getValue();
      if (CloudFormationTag.isKnown(tag)) {
        return CloudFormationTag.longForm(tag, untagged(node, true));
      }
      if (!tag.startsWith(Tag.PREFIX)) {
        throw new Refused(node, "the tag " + tag + " is not known");
      }
      return untagged(node, false);
    } finally {
      open.pop();
    }
  }

  private ConfigValue untagged(Node node, boolean tagged) {
    ConfigSource source = at(node.getStartMark());
    if (node instanceof MappingNode mapping) {
      return object(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      List<ConfigValue> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(value(item)));
      return new ConfigList(source, items);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean plain =
        scalar.getScalarStyle() == ScalarStyle.PLAIN && !explicitText(scalar) && !tagged;
    return new ConfigScalar(
        source, plain ? YamlScalar.of(scalar.getValue()) : TextNode.valueOf(scalar.getValue()));
  }

  /** {@code !!str 12} is text although plain 12 is a number. */
  private static boolean explicitText(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.STR) && !YamlScalar.of(scalar.getValue()).isTextual();
  }

  private ConfigObject object(MappingNode mapping) {
    ObjectMembers members = new ObjectMembers(at(mapping.getStartMark()), problems);
    List<ConfigObject> merged = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Refused(tuple.getKeyNode(), "a key must be text");
      }
      if (key.getTag().equals(Tag.MERGE)) {
        addMerged(tuple.getValueNode(), merged);
      } else {
        members.put(key.getValue(), at(key.getStartMark()), value(tuple.getValueNode()));
      }
    }
    merged.forEach(object -> object.members().forEach(members::putMerged));
    return members.toObject();
  }

  private void addMerged(Node node, List<ConfigObject> merged) {
    ConfigValue value = value(node);
    if (value instanceof ConfigList list) {
      for (ConfigValue item : list.items()) {
        merged.add(mergeable(node, item));
      }
    } else {
      merged.add(mergeable(node, value));
    }
  }

  private static ConfigObject mergeable(Node node, ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return object;
    }
    throw new Refused(node, "<< takes objects only");
  }

  private ConfigSource at(Mark mark) {
    return ConfigSource.at(origin, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private void malformed(ConfigSource source, String why) {
    problems.error(
        Code.MALFORMED_CONFIG, source, "This is not YAML: " + why + ".", "Correct it here.");
  }

  /** YAML that is well formed and yet not taken. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Node node;
    private final String fact;

    Refused(Node node, String fact) {
      super(fact);
      this.node = node;
      this.fact = fact;
    }
  }
}
