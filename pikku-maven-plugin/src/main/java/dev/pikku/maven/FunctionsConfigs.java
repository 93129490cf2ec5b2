package dev.pikku.maven;

import dev.pikku.generator.config.ArtifactConfigs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The configs that a backend's functions artifacts bring: a sibling's file, or one in a jar. */
final class FunctionsConfigs implements ArtifactConfigs {
  /** Where a functions jar has its config, flattened. */
  static final String ENTRY = "META-INF/pikku/pikku.config.json";

  private final List<Library> libraries;

  FunctionsConfigs(List<Library> libraries) {
    this.libraries = List.copyOf(libraries);
  }

  @Override
  public Optional<Found> find(String groupId, String artifactId) {
    return libraries.stream()
        .filter(l -> l.groupId().equals(groupId) && l.artifactId().equals(artifactId))
        .findFirst()
        .flatMap(FunctionsConfigs::config);
  }

  /** Those of all functions artifacts, the one that the backend names first last: it wins. */
  List<Found> packed() {
    List<Found> configs = new ArrayList<>();
    for (Library library : libraries) {
      if (library.functions()) {
        config(library).ifPresent(configs::add);
      }
    }
    Collections.reverse(configs);
    return configs;
  }

  private static Optional<Found> config(Library library) {
    if (library.sibling().isPresent()) {
      return Optional.of(new InDirectory(library.sibling().get().directory()));
    }
    return library.form() instanceof Library.Jar jar
        ? read(jar.file()).map(text -> new Packed(jar.file().getFileName() + "!" + ENTRY, text))
        : Optional.empty();
  }

  private static Optional<String> read(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be read", e);
    }
  }
}
