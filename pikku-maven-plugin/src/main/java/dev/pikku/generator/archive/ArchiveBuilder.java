package dev.pikku.generator.archive;

import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import dev.pikku.generator.archive.ArchiveResult.LeftOut;
import dev.pikku.generator.archive.ArchiveResult.Part;
import dev.pikku.generator.archive.ArchiveResult.Treatment;
import dev.pikku.generator.archive.Reach.Reached;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the archive that is deployed: what is reached, merged where that is safe. */
public final class ArchiveBuilder {
  private static final String NOT_REACHED = "nothing that is kept reaches it";

  /** Reads files of AWS's tools, and is asked only where variables do not say who calls. */
  private static final String FOR_PEOPLE = "dev/pikku/aws/Profile";

  private final ArchiveRequest request;
  private final ArchiveChecks checks;
  private final List<Artifact> artifacts = new ArrayList<>();
  private final Map<Artifact, ExternalJar> external = new HashMap<>();
  private final List<Artifact> ofTheRuntime = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Layout layout = new Layout();

  private ArchiveBuilder(ArchiveRequest request, Diagnostics diagnostics) {
    this.request = request;
    this.checks = new ArchiveChecks(request, diagnostics);
  }

  /**
   * Makes an archive.
   *
   * @return empty, with nothing written, if there is an error
   */
  public static Optional<ArchiveResult> build(ArchiveRequest request, Diagnostics diagnostics)
      throws IOException {
    ArchiveBuilder builder = new ArchiveBuilder(request, diagnostics);
    if (!builder.checks.inputs()) {
      return Optional.empty();
    }
    builder.read();
    Reached reached = builder.walk();
    ServiceFiles serviceFiles = builder.serviceFiles(builder.artifacts);
    for (Artifact artifact : builder.artifacts) {
      builder.place(artifact, reached, serviceFiles);
    }
    return builder.write();
  }

  private void read() throws IOException {
    int release = checks.release();
    add(request.backend(), release);
    for (ArchiveRequest.Module module : request.workspace()) {
      add(module, release);
    }
    for (ExternalJar jar : request.jars()) {
      String name = jar.key() + ":" + jar.version();
      boolean pikku = jar.group().equals("dev.pikku");
      Artifact artifact =
          Artifact.read(
              name,
              jar.artifact(),
              jar.file(),
              pikku ? Artifact.Origin.PIKKU : Artifact.Origin.EXTERNAL,
              release);
      if (RuntimeJars.has(jar)) {
        leaveOut(name, "the managed runtime has it");
        ofTheRuntime.add(artifact);
      } else {
        artifacts.add(artifact);
        external.put(artifact, jar);
      }
    }
  }

  private void add(ArchiveRequest.Module module, int release) throws IOException {
    artifacts.add(
        Artifact.read(
            module.name(), module.name(), module.classes(), Artifact.Origin.WORKSPACE, release));
  }

  /** Finds what the handlers reach, and drops jars of mere annotations on the way. */
  private Reached walk() throws IOException {
    Set<String> annotationJars = AnnotationJars.unneeded(request.jars());
    List<Artifact> dropped = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      ExternalJar jar = external.get(artifact);
      if (jar != null && annotationJars.contains(jar.key())) {
        dropped.add(artifact);
      }
    }
    while (true) {
      List<Artifact> kept = new ArrayList<>(artifacts);
      kept.removeAll(dropped);
      Set<Artifact> whole = new HashSet<>();
      for (Artifact artifact : kept) {
        boolean external = artifact.origin() == Artifact.Origin.EXTERNAL;
        if (artifact.obstacle().isPresent()
            || (external && !request.minimize())
            || isReplacedInPart(artifact, kept)) {
          whole.add(artifact);
        }
      }
      Reached reached = Reach.from(request.handlers(), kept, whole, serviceFiles(kept));
      if (!dropped.removeIf(jar -> isCalled(jar, kept, reached.classes()))) {
        for (Artifact jar : dropped) {
          leaveOut(jar.name(), AnnotationJars.reason(jar.name()));
        }
        artifacts.removeAll(dropped);
        return reached;
      }
    }
  }

  /** Whether somebody has a class of Pikku's of their own: then the two cannot be cut to fit. */
  private static boolean isReplacedInPart(Artifact artifact, List<Artifact> kept) {
    if (artifact.origin() != Artifact.Origin.PIKKU) {
      return false;
    }
    for (Artifact other : kept) {
      if (other != artifact
          && artifact.classes().stream().anyMatch(path -> other.entries().containsKey(path))) {
        return true;
      }
    }
    return false;
  }

  private ServiceFiles serviceFiles(List<Artifact> kept) {
    return new ServiceFiles(kept, ServiceFiles.classNames(ofTheRuntime), request);
  }

  /** Whether code, not only annotations, names a class of a jar. */
  private static boolean isCalled(Artifact jar, List<Artifact> kept, Set<String> reached) {
    Set<String> own = new HashSet<>();
    for (String path : jar.classes()) {
      own.add(className(path));
    }
    for (Artifact artifact : kept) {
      // external jars say by their dependencies what they need
      if (artifact.origin() != Artifact.Origin.EXTERNAL) {
        for (String path : artifact.classes()) {
          Optional<ClassFile> file = artifact.classFile(path);
          if (file.isPresent()
              && reached.contains(className(path))
              && file.get().classes().stream().anyMatch(own::contains)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void place(Artifact artifact, Reached reached, ServiceFiles serviceFiles)
      throws IOException {
    List<LeftOut> leftOut = new ArrayList<>();
    SortedMap<String, byte[]> entries = new TreeMap<>();
    int classes = 0;
    for (Map.Entry<String, byte[]> entry : artifact.entries().entrySet()) {
      String path = entry.getKey();
      boolean known = artifact.classFile(path).isPresent();
      if (known && !reached.classes().contains(className(path))) {
        leftOut.add(new LeftOut(path, NOT_REACHED));
      } else if (className(path).equals(FOR_PEOPLE)) {
        leftOut.add(new LeftOut(path, "on Lambda there is nothing for it to read"));
      } else {
        byte[] bytes = entry.getValue();
        entries.put(path, known ? packed(artifact, className(path), bytes, reached) : bytes);
        classes += known ? 1 : 0;
      }
    }
    boolean unused = classes == 0 && !leftOut.isEmpty();
    if (unused && artifact.origin() != Artifact.Origin.WORKSPACE) {
      leaveOut(artifact.name(), NOT_REACHED);
      return;
    }
    SortedMap<String, byte[]> services = new TreeMap<>(artifact.services());
    for (String path : artifact.services().keySet()) {
      Optional<String> idle = serviceFiles.idle(artifact, path, reached.classes());
      if (idle.isPresent()) {
        services.remove(path);
        leftOut.add(new LeftOut(path, idle.get()));
      }
    }
    Optional<String> reason = artifact.obstacle();
    if (reason.isEmpty()) {
      reason = layout.clash(entries);
    }
    if (reason.isEmpty() || Files.isDirectory(artifact.file())) {
      dropClashing(artifact, entries, leftOut);
      checks.classFiles(artifact, entries.keySet());
      layout.merge(artifact, entries, services);
      parts.add(new Part(artifact.name(), Treatment.MERGED, "", classes, leftOut));
    } else {
      checks.classFiles(artifact, artifact.entries().keySet());
      ExternalJar jar = external.get(artifact);
      layout.keep(artifact, jar == null ? "workspace" : jar.group());
      int all = artifact.classes().size();
      parts.add(new Part(artifact.name(), Treatment.LIB, reason.get(), all, List.of()));
    }
  }

  /** Users' classes as they are; of Pikku's, and those that it wrote, what it takes to run them. */
  private byte[] packed(Artifact artifact, String name, byte[] bytes, Reached reached)
      throws IOException {
    int nested = name.indexOf('$');
    String top = nested < 0 ? name : name.substring(0, nested);
    return switch (artifact.origin()) {
      case PIKKU -> reached.methods().shrunk(name, bytes);
      case WORKSPACE -> request.generated().contains(top) ? ClassParts.read(bytes).bare() : bytes;
      case EXTERNAL -> bytes;
    };
  }

  /** A directory cannot stay a jar: of its entries, those that others have before it are hidden. */
  private void dropClashing(
      Artifact artifact, SortedMap<String, byte[]> entries, List<LeftOut> leftOut) {
    for (Map.Entry<String, byte[]> entry : artifact.entries().entrySet()) {
      if (entries.containsKey(entry.getKey())) {
        layout
            .clash(entry.getKey(), entry.getValue())
            .ifPresent(
                clash -> {
                  entries.remove(entry.getKey());
                  leftOut.add(new LeftOut(entry.getKey(), clash + ", which comes first"));
                });
      }
    }
  }

  private void leaveOut(String name, String reason) {
    parts.add(new Part(name, Treatment.LEFT_OUT, reason, 0, List.of()));
  }

  private Optional<ArchiveResult> write() throws IOException {
    SortedMap<String, byte[]> entries = layout.entries();
    long unpacked = 0;
    for (byte[] bytes : entries.values()) {
      unpacked += bytes.length;
    }
    if (!checks.contents(layout, unpacked)) {
      return Optional.empty();
    }
    Path output = request.output();
    boolean written = ReproducibleZip.write(output, entries, request.timestamp());
    long size = Files.size(output);
    checks.size(size);
    return Optional.of(new ArchiveResult(output, size, unpacked, entries.size(), written, parts));
  }

  private static String className(String path) {
    return path.endsWith(".class") ? path.substring(0, path.length() - ".class".length()) : path;
  }
}
