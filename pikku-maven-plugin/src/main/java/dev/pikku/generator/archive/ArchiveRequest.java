package dev.pikku.generator.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What goes into an archive, and how.
 *
 * @param backend the backend's own classes
 * @param workspace modules of the same build that the backend depends on, in class-path order
 * @param jars all other dependencies at run time, in class-path order
 * @param output the zip file to write
 * @param timestamp the time of every entry
 * @param runtime the Lambda runtime, such as {@code java21}
 * @param minimize whether classes of external jars that nothing reaches are left out
 * @param layers whether the function has layers, whose classes are not known here
 * @param handlers the classes that Lambda is told to instantiate: where walking begins
 * @param generated the backend's classes that Pikku wrote, such as {@code
 *     com/example/pikku/HttpBootstrap}
 */
public record ArchiveRequest(
    Module backend,
    List<Module> workspace,
    List<ExternalJar> jars,
    Path output,
    Instant timestamp,
    String runtime,
    boolean minimize,
    boolean layers,
    SortedSet<String> handlers,
    Set<String> generated) {
  public ArchiveRequest {
    workspace = List.copyOf(workspace);
    jars = List.copyOf(jars);
    handlers = new TreeSet<>(handlers);
    generated = Set.copyOf(generated);
  }

  /**
   * A module of this build.
   *
   * @param name its artifact id
   * @param classes its directory of classes, or its jar
   */
  public record Module(String name, Path classes) {}

  /**
   * A dependency from elsewhere.
   *
   * @param file the jar
   * @param dependents what depends on it, as {@code group:artifact}; of these, other external jars
   *     count
   */
  public record ExternalJar(
      String group, String artifact, String version, Path file, Set<String> dependents) {
    public ExternalJar {
      dependents = Set.copyOf(dependents);
    }

    /** {@code group:artifact}. */
    public String key() {
      return group + ":" + artifact;
    }
  }
}
