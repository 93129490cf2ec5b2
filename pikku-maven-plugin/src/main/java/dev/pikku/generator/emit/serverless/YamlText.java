package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes a tree as YAML that readers of YAML 1.1 and of 1.2 understand alike. */
final class YamlText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private YamlText() {}

  static String of(JsonNode tree) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setMaxSimpleKeyLength(1024);
    // equal pieces are written twice, never as an anchor
    options.setDereferenceAliases(true);
    return new Yaml(new QuotingRepresenter(options), options)
        .dump(MAPPER.convertValue(tree, Object.class));
  }

  /** Puts quotes around text that some reader would take for a number, a date or a flag. */
  private static final class QuotingRepresenter extends Representer {
    private static final Pattern AMBIGUOUS =
        Pattern.compile(
            "[-+.]?[0-9].*|[-+]?\\.(inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    QuotingRepresenter(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, ScalarStyle style) {
      boolean quoted = tag.equals(Tag.STR) && AMBIGUOUS.matcher(value).matches();
      return super.representScalar(tag, value, quoted ? ScalarStyle.SINGLE_QUOTED : style);
    }
  }
}
