package dev.pikku.generator.scan;

import dev.pikku.generator.model.FactoryModel.Origin;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * What to look for functions in.
 *
 * @param sources roots of the backend's own sources and of siblings that are not compiled yet
 * @param classes directories and jars of compiled siblings and libraries that know Pikku
 * @param classPath everything else that the sources compile against
 * @param positions source roots of compiled siblings: names, lines and Javadoc are taken from there
 * @param generatedRoots directories that Pikku generates into, of this module and of siblings:
 *     nothing below them is read
 * @param generatedPackages packages of generated classes, which sources may name before they exist
 * @param release the language level of the sources; 0 for the running JDK's
 */
public record ScanRequest(
    List<SourceRoot> sources,
    List<ClassEntry> classes,
    List<Path> classPath,
    List<SourceRoot> positions,
    List<Path> generatedRoots,
    List<String> generatedPackages,
    Charset encoding,
    int release) {
  public ScanRequest {
    sources = List.copyOf(sources);
    classes = List.copyOf(classes);
    classPath = List.copyOf(classPath);
    positions = List.copyOf(positions);
    generatedRoots = List.copyOf(generatedRoots);
    generatedPackages = List.copyOf(generatedPackages);
  }

  /**
   * A directory of sources.
   *
   * @param display its path relative to the build's root, as messages show it
   */
  public record SourceRoot(Path directory, String display, Origin origin) {}

  /** A directory or jar of classes. */
  public record ClassEntry(Path path, Origin origin) {}
}
