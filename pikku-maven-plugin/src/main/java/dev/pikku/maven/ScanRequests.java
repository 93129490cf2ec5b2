package dev.pikku.maven;

import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.scan.ScanRequest;
import dev.pikku.generator.scan.ScanRequest.ClassEntry;
import dev.pikku.generator.scan.ScanRequest.SourceRoot;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** Sorts a backend's own sources and its dependencies into what a scan looks at, and how. */
final class ScanRequests {
  private final MavenProject backend;
  private final List<SourceRoot> sources = new ArrayList<>();
  private final List<ClassEntry> classes = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final List<SourceRoot> positions = new ArrayList<>();

  private ScanRequests(MavenProject backend) {
    this.backend = backend;
  }

  /** The request, given the package of the classes to be generated. */
  static ScanRequest of(MavenProject backend, List<Library> libraries, String generated) {
    ScanRequests requests = new ScanRequests(backend);
    Siblings.roots(backend)
        .forEach(root -> requests.sources.add(requests.root(root, Origin.BACKEND)));
    libraries.forEach(requests::add);
    return requests.request(generated);
  }

  private void add(Library library) {
    Origin origin = library.direct() ? Origin.FUNCTIONS : Origin.LIBRARY;
    List<SourceRoot> roots =
        library.sibling().stream()
            .flatMap(sibling -> sibling.roots().stream())
            .map(root -> root(root, origin))
            .toList();
    Library.Form form = library.form();
    if (form instanceof Library.Sources) {
      sources.addAll(roots);
      return;
    }
    Path path = form instanceof Library.Jar jar ? jar.file() : ((Library.Classes) form).directory();
    // also of siblings without functions: their records have places, compiled or not
    positions.addAll(roots);
    if (library.functions()) {
      classes.add(new ClassEntry(path, origin));
    } else {
      classPath.add(path);
    }
  }

  private SourceRoot root(Path directory, Origin origin) {
    String display = Reactor.root(backend).relativize(directory).toString().replace('\\', '/');
    return new SourceRoot(directory, display, origin);
  }

  private ScanRequest request(String generatedPackage) {
    Properties properties = backend.getProperties();
    return new ScanRequest(
        sources,
        classes,
        classPath,
        positions,
        List.of(Siblings.generated(backend)),
        List.of(generatedPackage),
        encoding(properties),
        release(properties));
  }

  private static Charset encoding(Properties properties) {
    String name = properties.getProperty("project.build.sourceEncoding", "");
    return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
  }

  /** The level the sources are compiled at, as far as properties tell. */
  private static int release(Properties properties) {
    String release = properties.getProperty("maven.compiler.release", "");
    String level =
        release.isEmpty() ? properties.getProperty("maven.compiler.source", "") : release;
    String digits = level.startsWith("1.") ? level.substring(2) : level;
    return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
  }
}
