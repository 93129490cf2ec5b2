package dev.pikku.generator.scan;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Files without their module descriptors and without generated classes. With a {@code module-info}
 * on the source path javac enters module mode and finds nothing, without a word.
 */
final class UnnamedModule extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private static final String DESCRIPTOR = "module-info";
  private final java.util.function.Predicate<FileObject> hidden;

  UnnamedModule(StandardJavaFileManager files, java.util.function.Predicate<FileObject> hidden) {
    super(files);
    this.hidden = hidden;
  }

  @Override
  public @Nullable JavaFileObject getJavaFileForInput(
      Location location, String className, JavaFileObject.Kind kind) throws IOException {
    return isOurs(location) && className.equals(DESCRIPTOR)
        ? null
        : super.getJavaFileForInput(location, className, kind);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> all = super.list(location, packageName, kinds, recurse);
    if (!isOurs(location)) {
      return all;
    }
    Stream<JavaFileObject> files = StreamSupport.stream(all.spliterator(), false);
    return files
        .filter(
            file ->
                !file.isNameCompatible(DESCRIPTOR, file.getKind())
                    && !(file.getKind() == JavaFileObject.Kind.SOURCE && hidden.test(file)))
        .toList();
  }

  /** The JDK's own modules stay modules. */
  private static boolean isOurs(Location location) {
    return location == StandardLocation.SOURCE_PATH
        || location == StandardLocation.CLASS_PATH
        || location == StandardLocation.CLASS_OUTPUT;
  }
}
