package dev.pikku.generator.archive;

import dev.pikku.generator.archive.ClassFile.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks from class to class to see what the handlers can reach.
 *
 * <p>It errs towards keeping. A class is reached if a reached class mentions it anywhere: in code,
 * signatures, annotations or text; of Pikku's own classes, only methods that can be called count.
 * So is what a resource mentions, or a service file whose service is asked for, all of a package
 * that is mentioned as such, and, where a reached class of the workspace loads classes by names
 * that cannot be known, the workspace as a whole.
 */
final class Reach {
  private static final String ANNOTATIONS = "dev/pikku";

  private final List<Artifact> artifacts;
  private final ServiceFiles serviceFiles;
  private final Set<Artifact> whole = new HashSet<>();
  private final Map<String, List<Artifact>> holders = new HashMap<>();
  private final Map<String, List<String>> packages = new HashMap<>();
  private final Set<String> reached = new HashSet<>();
  private final LiveMethods methods;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Deque<Kept> pieces = new ArrayDeque<>();

  /**
   * What is reached.
   *
   * @param classes names, such as {@code com/example/Todos}
   * @param methods those of Pikku's classes that are called
   */
  record Reached(Set<String> classes, LiveMethods methods) {}

  /** A piece of one of Pikku's classes that is kept. */
  private record Kept(ClassParts type, Piece piece) {}

  private Reach(List<Artifact> artifacts, Set<Artifact> stayWhole, ServiceFiles serviceFiles)
      throws IOException {
    this.artifacts = artifacts;
    this.serviceFiles = serviceFiles;
    Map<String, ClassParts> parts = new HashMap<>();
    for (Artifact artifact : artifacts) {
      if (artifact.origin() == Artifact.Origin.PIKKU && !stayWhole.contains(artifact)) {
        parts.putAll(artifact.parts());
      }
      for (String path : artifact.classes()) {
        String name = path.substring(0, path.length() - ".class".length());
        holders.computeIfAbsent(name, key -> new ArrayList<>()).add(artifact);
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
          packages.computeIfAbsent(name.substring(0, slash), key -> new ArrayList<>()).add(name);
        }
      }
    }
    this.methods = new LiveMethods(parts, (type, piece) -> pieces.add(new Kept(type, piece)));
  }

  /** Walks from the handlers, and from everything of the artifacts that stay whole. */
  static Reached from(
      Collection<String> handlers,
      List<Artifact> artifacts,
      Set<Artifact> stayWhole,
      ServiceFiles serviceFiles)
      throws IOException {
    Reach reach = new Reach(artifacts, stayWhole, serviceFiles);
    for (String handler : handlers) {
      reach.add(handler.replace('.', '/'));
    }
    for (Artifact artifact : artifacts) {
      if (stayWhole.contains(artifact)) {
        reach.addAll(artifact);
      } else {
        reach.addResources(artifact);
      }
    }
    do {
      reach.walk();
      reach.addPackages();
      reach.addProviders();
    } while (reach.isUnderWay());
    return new Reached(reach.reached, reach.methods);
  }

  private boolean isUnderWay() {
    return !waiting.isEmpty() || !pieces.isEmpty();
  }

  /** Providers are reached once their service is: what asks for it may come to light later. */
  private void addProviders() {
    for (Artifact artifact : artifacts) {
      artifact
          .services()
          .forEach(
              (path, text) -> {
                if (serviceFiles.idle(artifact, path, reached).isEmpty()) {
                  addMentions(text);
                }
              });
    }
  }

  /** Annotations of a package may be asked for at run time; JSpecify's are for the compiler. */
  private void addPackages() {
    Set<String> inUse = new HashSet<>();
    for (String name : reached) {
      inUse.add(name.substring(0, name.lastIndexOf('/') + 1) + "package-info");
    }
    for (String name : inUse) {
      for (Artifact artifact : holders.getOrDefault(name, List.of())) {
        artifact
            .classFile(name + ".class")
            .filter(file -> file.texts().contains("RuntimeVisibleAnnotations"))
            .filter(file -> file.texts().stream().anyMatch(Reach::isAnnotationInUse))
            .ifPresent(file -> add(name));
      }
    }
  }

  private static boolean isAnnotationInUse(String text) {
    return text.startsWith("L") && text.endsWith(";") && !text.startsWith("Lorg/jspecify/");
  }

  private void walk() {
    while (isUnderWay()) {
      if (!pieces.isEmpty()) {
        Kept kept = pieces.remove();
        follow(kept.type(), kept.piece());
      } else {
        visit(waiting.remove());
      }
    }
  }

  private void visit(String name) {
    if (methods.knows(name)) {
      methods.enter(name);
      return;
    }
    for (Artifact artifact : holders.getOrDefault(name, List.of())) {
      artifact.classFile(name + ".class").ifPresent(file -> follow(artifact, file));
    }
  }

  private void follow(ClassParts parts, Piece piece) {
    parts.hosts().forEach(this::reach);
    ConstantPool pool = parts.pool();
    parts.constants(piece).stream()
        .forEach(
            number -> {
              switch (pool.tag(number)) {
                case ConstantPool.CLASS -> reach(ClassFile.element(pool.name(number)));
                case ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD ->
                    methods.call(Member.of(pool, number));
                case ConstantPool.DYNAMIC, ConstantPool.DYNAMIC_CALL ->
                    follow(parts, parts.bootstraps().get(pool.bootstrap(number)));
                case ConstantPool.STRING -> addMentions(pool.name(number));
                case ConstantPool.TEXT -> Mentions.in(pool.text(number), this::add, this::add);
                default -> {
                  // what it consists of is among the constants
                }
              }
            });
  }

  /** A class of Pikku's may have the methods for an interface that only one below it states. */
  private void openAbove(ClassFile file) {
    methods.open(file.parent());
    for (Artifact artifact : holders.getOrDefault(file.parent(), List.of())) {
      artifact.classFile(file.parent() + ".class").ifPresent(this::openAbove);
    }
  }

  /** Takes what is mentioned by a text that somebody may read at run time. */
  private void addMentions(String text) {
    Mentions.in(text, this::mention, this::add);
    Mentions.in(text, methods::keepWhole, methods::keepWhole);
  }

  private void follow(Artifact artifact, ClassFile file) {
    file.classes().forEach(this::reach);
    file.texts().forEach(text -> Mentions.in(text, this::mention, this::add));
    file.strings().forEach(this::addMentions);
    file.calls().forEach(methods::call);
    if (file.interfaces()) {
      openAbove(file);
    }
    if (!file.loadsByName()) {
      return;
    }
    switch (artifact.origin()) {
      case WORKSPACE -> {
        for (Artifact other : artifacts) {
          if (other.origin() == Artifact.Origin.WORKSPACE) {
            addAll(other);
          }
        }
      }
      case EXTERNAL -> addAll(artifact);
      case PIKKU -> {
        // tested: names that it loads are written out
      }
    }
  }

  private void addAll(Artifact artifact) {
    if (whole.add(artifact)) {
      for (String path : artifact.classes()) {
        add(path.substring(0, path.length() - ".class".length()));
      }
    }
  }

  private void addResources(Artifact artifact) {
    artifact
        .entries()
        .forEach(
            (path, bytes) -> {
              if (!path.endsWith(".class")) {
                addMentions(bytes);
              }
            });
  }

  private void addMentions(byte[] text) {
    addMentions(new String(text, StandardCharsets.UTF_8));
  }

  private void mention(String name) {
    add(name);
    // a name of one part is more often a word than a package
    if (name.indexOf('/') > 0) {
      List<String> classes = packages.remove(name);
      if (classes != null) {
        classes.forEach(this::add);
      }
    }
  }

  /** Takes what is mentioned: of Pikku's annotations and their enums, that means nothing. */
  private void add(String name) {
    if (name.lastIndexOf('/') != ANNOTATIONS.length() || !isPikkus(name)) {
      reach(name);
    }
  }

  /** Takes what code names. */
  private void reach(String name) {
    if (holders.containsKey(name) && !isReadAtBuildTime(name) && reached.add(name)) {
      waiting.add(name);
    }
  }

  private boolean isPikkus(String name) {
    return name.startsWith(ANNOTATIONS)
        && holders.getOrDefault(name, List.of()).stream()
            .anyMatch(artifact -> artifact.origin() == Artifact.Origin.PIKKU);
  }

  /** Pikku's annotations are kept in class files, and nothing reads them at run time. */
  private boolean isReadAtBuildTime(String name) {
    return isPikkus(name)
        && holders.getOrDefault(name, List.of()).stream()
            .anyMatch(
                artifact ->
                    artifact.classFile(name + ".class").filter(ClassFile::annotation).isPresent());
  }
}
