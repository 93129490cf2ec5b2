package dev.pikku.generator.config;

import dev.pikku.generator.config.key.ConfigKeys;
import dev.pikku.generator.config.text.JsonText;
import dev.pikku.generator.config.text.YamlText;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds and reads config files, and the overlays they name, each as a checked object. */
final class ConfigFiles {
  private static final List<String> NAMES =
      List.of("pikku.config.json", "pikku.config.yaml", "pikku.config.yml");
  private static final String OVERLAY = "serverless";

  private final Path root;
  private final Problems problems;
  private final SortedSet<Path> read = new TreeSet<>();

  ConfigFiles(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Every file that was read. */
  SortedSet<Path> read() {
    return read;
  }

  /** A file's name as messages show it: relative to the build's root. */
  String display(Path file) {
    Path shown =
        file.startsWith(root) || sameRoot(file) ? root.relativize(file) : file.getFileName();
    return shown.toString().replace('\\', '/');
  }

  private boolean sameRoot(Path file) {
    return root.getRoot() != null && root.getRoot().equals(file.getRoot());
  }

  /** A directory's config; two are an error. */
  Optional<Path> in(Path directory) {
    // a directory of that name, or a link to nothing, was meant to be one: reading it tells why not
    List<Path> there = NAMES.stream().map(directory::resolve).filter(ConfigFiles::isThere).toList();
    if (there.size() > 1) {
      problems
          .diagnostics()
          .error(
              Code.SEVERAL_CONFIGS,
              new Place(display(there.get(0)), 0),
              "\""
                  + there.get(0).getFileName()
                  + "\" and \""
                  + there.get(1).getFileName()
                  + "\" are both there.",
              "Keep one of them.");
    }
    return there.stream().findFirst();
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** A config file, checked; an empty object where it cannot be read. */
  ConfigObject load(Path file, boolean own, String extendedBy) {
    Path directory = file.getParent();
    ConfigOrigin origin =
        new ConfigOrigin(display(file), Optional.ofNullable(directory), own, extendedBy);
    return text(file, ConfigSource.at(origin, 0, 0))
        .map(text -> check(parse(file, text, origin)))
        .orElse(ConfigObject.EMPTY);
  }

  /** A config that is no file of its own, checked. */
  ConfigObject packed(String name, String text, String extendedBy) {
    ConfigOrigin origin = new ConfigOrigin(name, Optional.empty(), false, extendedBy);
    return check(new JsonText(origin, problems).read(text));
  }

  /** Checks a value against the table of keys and reads the overlay that it names. */
  ConfigObject check(Optional<ConfigValue> value) {
    if (value.isEmpty()) {
      return ConfigObject.EMPTY;
    }
    if (value.get() instanceof ConfigObject object) {
      return withOverlay(ConfigKeys.check(object, problems));
    }
    notAnObject(value.get());
    return ConfigObject.EMPTY;
  }

  private void notAnObject(ConfigValue value) {
    problems.error(
        Code.WRONG_TYPE,
        value.source(),
        "The file is " + value.typeName() + ".",
        "Write an object, such as {}.");
  }

  private ConfigObject withOverlay(ConfigObject object) {
    ConfigObject.Member member = object.members().get(OVERLAY);
    if (member == null || !(member.value() instanceof ConfigScalar path) || path.isNull()) {
      return object;
    }
    return overlay(path)
        .map(overlay -> object.with(OVERLAY, new ConfigObject.Member(member.key(), overlay)))
        .orElseGet(() -> object.without(OVERLAY));
  }

  private Optional<ConfigValue> overlay(ConfigScalar path) {
    Optional<Path> file = resolve(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    ConfigOrigin stating = path.source().origin();
    ConfigOrigin origin =
        new ConfigOrigin(
            display(file.get()),
            Optional.ofNullable(file.get().getParent()),
            stating.own(),
            stating.extendedBy());
    Optional<ConfigValue> value =
        text(file.get(), path.source()).flatMap(text -> parse(file.get(), text, origin));
    if (value.isPresent() && !(value.get() instanceof ConfigObject)) {
      notAnObject(value.get());
      return Optional.empty();
    }
    return value;
  }

  /** The file that a path names, relative to the file that states it; reports a missing one. */
  Optional<Path> resolve(ConfigScalar path) {
    String text = path.node().asText();
    Optional<Path> directory = path.source().origin().directory();
    if (directory.isEmpty()) {
      problems.error(
          Code.MISSING_FILE,
          path.source(),
          "\"" + text + "\" is a path in a packed config, which has no directory.",
          "Use artifact:groupId:artifactId.");
      return Optional.empty();
    }
    if (text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0) {
      problems.error(
          Code.INVALID_VALUE,
          path.source(),
          "\"" + text + "\" is no path that every system understands.",
          "Write it with slashes: \"" + text.replace('\\', '/').replace("\0", "") + "\".");
      return Optional.empty();
    }
    Path file = directory.get().resolve(text).normalize();
    if (Files.isDirectory(file)) {
      Optional<Path> inside = in(file);
      if (inside.isPresent()) {
        return inside;
      }
    }
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    problems.error(
        Code.MISSING_FILE,
        path.source(),
        "\"" + text + "\" does not exist.",
        "It is looked for at "
            + display(file)
            + ": a path is relative to the file that states it.");
    return Optional.empty();
  }

  private Optional<String> text(Path file, ConfigSource source) {
    read.add(file);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.error(
          Code.MALFORMED_CONFIG, source, display(file) + " is not UTF-8.", "Save it as UTF-8.");
    } catch (IOException e) {
      problems.error(
          Code.MISSING_FILE,
          source,
          display(file) + " cannot be read: " + why(e) + ".",
          "Make it a readable file.");
    }
    return Optional.empty();
  }

  private static String why(IOException e) {
    return e instanceof NoSuchFileException
        ? "it is a link to a file that does not exist"
        : String.valueOf(e.getMessage());
  }

  private Optional<ConfigValue> parse(Path file, String text, ConfigOrigin origin) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? new YamlText(origin, problems).read(text)
        : new JsonText(origin, problems).read(text);
  }
}
