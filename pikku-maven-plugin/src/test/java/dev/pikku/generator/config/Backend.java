package dev.pikku.generator.config;

import dev.pikku.generator.config.key.TextTree;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A backend module in a directory of a test, and the reading of its config. */
final class Backend {
  final Diagnostics diagnostics = new Diagnostics();
  private final Path root;
  private final Path directory;
  private final List<TextTree> pom = new ArrayList<>();
  private final List<ArtifactConfigs.Found> packed = new ArrayList<>();
  private final Map<String, ArtifactConfigs.Found> artifacts = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  private Backend(Path root, String module) {
    this.root = root;
    directory = root.resolve(module);
  }

  /** A module below a build's root. */
  static Backend in(Path root, String module) {
    return new Backend(root, module);
  }

  /** A module of the build that lies beside the tests, such as {@code extends-cycle/a}. */
  static Backend fixture(String build, String module) {
    try {
      return in(Path.of(Objects.requireNonNull(Backend.class.getResource(build)).toURI()), module);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A module that is its own root, with one config file. */
  static Backend of(Path directory, String json) {
    return in(directory, "").file("pikku.config.json", json);
  }

  Backend file(String name, String text) {
    try {
      Path file = directory.resolve(name).normalize();
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Backend pom(String name, String text) {
    pom.add(TextTree.leaf(name, new Place("pom.xml", 0), text));
    return this;
  }

  Backend pom(TextTree element) {
    pom.add(element);
    return this;
  }

  Backend property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Backend packed(String name, String json) {
    packed.add(new ArtifactConfigs.Packed(name, json));
    return this;
  }

  Backend artifact(String id, ArtifactConfigs.Found found) {
    artifacts.put(id, found);
    return this;
  }

  ResolvedConfig resolve() {
    return ConfigReader.read(
        new ConfigRequest(
            root,
            directory,
            "aws-lambda",
            "com.acme.aws_lambda.pikku",
            (group, artifact) -> Optional.ofNullable(artifacts.get(group + ":" + artifact)),
            packed,
            pom,
            properties),
        diagnostics);
  }

  BackendConfig read() {
    return resolve().backend();
  }

  /** Reads, expecting problems; one line each. */
  List<String> errors() {
    resolve();
    return diagnostics.errors().stream().map(Object::toString).toList();
  }
}
