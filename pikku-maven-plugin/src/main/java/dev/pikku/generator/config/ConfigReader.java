package dev.pikku.generator.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pikku.generator.config.key.ConfigKeys;
import dev.pikku.generator.config.key.TextLayer;
import dev.pikku.generator.config.key.TextTree;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Patch;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads one backend's config. Later wins: {@code extends}, the module's file, the pom, {@code
 * -Dpikku.*}.
 */
public final class ConfigReader {
  private static final String FILTERS = "filters";

  private final ConfigRequest request;
  private final Problems problems;
  private final Patch patch;
  private final ConfigFiles files;
  private final Inheritance inheritance;

  private ConfigReader(ConfigRequest request, Diagnostics diagnostics) {
    this.request = request;
    problems = new Problems(diagnostics);
    patch = new Patch(problems, new LinkedHashSet<>());
    files = new ConfigFiles(request.root(), problems);
    inheritance = new Inheritance(files, request.artifacts(), patch, problems);
  }

  /** The config; where something is wrong with it, that is reported and left out. */
  public static ResolvedConfig read(ConfigRequest request, Diagnostics diagnostics) {
    return new ConfigReader(request, diagnostics).read();
  }

  private ResolvedConfig read() {
    ConfigObject properties = properties();
    ConfigObject pom = pom();
    Optional<Path> own = files.in(request.directory());
    ConfigObject stated =
        patch.over(stated(own, pom, properties), pom.without(Inheritance.EXTENDS));
    ConfigObject merged =
        patch.over(withNamedFilters(stated), properties.without(Inheritance.EXTENDS));
    BackendConfig backend =
        new ConfigBinder(merged, problems)
            .bind(request.name(), request.packageName(), request.version());
    return new ResolvedConfig(
        backend,
        own.map(files::display),
        json(stated),
        List.copyOf(patch.replaced()),
        files.read());
  }

  /** The module's file with what it extends; {@code extends} of a later layer replaces its own. */
  private ConfigObject stated(Optional<Path> own, ConfigObject pom, ConfigObject properties) {
    ConfigObject later = properties.get(Inheritance.EXTENDS).isPresent() ? properties : pom;
    boolean elsewhere = later.get(Inheritance.EXTENDS).isPresent();
    if (own.isPresent()) {
      return elsewhere
          ? inheritance.withParents(
              later, files.load(own.get(), true, ""), List.of(files.display(own.get())))
          : inheritance.module(own.get());
    }
    if (elsewhere) {
      return inheritance.withParents(later, ConfigObject.EMPTY, List.of());
    }
    ConfigObject merged = ConfigObject.EMPTY;
    for (ArtifactConfigs.Found packed : request.packed()) {
      merged = patch.over(merged, inheritance.load(packed, "", ConfigObject.EMPTY.source()));
    }
    return merged;
  }

  private ConfigObject withNamedFilters(ConfigObject stated) {
    List<String> names = PropertyLayer.namedFilters(request.properties());
    if (names.isEmpty()) {
      return stated;
    }
    ConfigObject picked = new NamedFilters(stated.object("namedFilters"), problems).pick(names);
    ConfigObject.Member filters = new ConfigObject.Member(picked.source(), picked);
    return patch.over(stated, ConfigObject.EMPTY.with(FILTERS, filters));
  }

  private ConfigObject pom() {
    String name = files.display(request.directory().resolve("pom.xml"));
    ConfigOrigin origin = new ConfigOrigin(name, Optional.of(request.directory()), true, "");
    return layer(origin, TextTree.node("", ConfigSource.at(origin, 0, 0).place(), request.pom()));
  }

  /** What the command line states holds for every backend of a build, so none states it itself. */
  private ConfigObject properties() {
    ConfigOrigin origin = new ConfigOrigin("-Dpikku", Optional.of(request.directory()), false, "");
    return layer(origin, PropertyLayer.of(request.properties()));
  }

  private ConfigObject layer(ConfigOrigin origin, TextTree tree) {
    ConfigValue value = ConfigKeys.ROOT.fromText(tree, new TextLayer(origin, problems));
    return files.check(Optional.of(value));
  }

  private static String json(ConfigObject stated) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return new JsonMapper().writer(printer).writeValueAsString(stated.toJson()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot fail to be written", e);
    }
  }
}
