package dev.pikku.generator.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** The class files that javac sees, for what it does not tell of them. */
final class ClassFiles {
  private static final int JAVA_0 = 44;

  private final JavaFileManager files;
  private final List<Path> directories;

  /**
   * @param directories those that the class path begins with: reading there takes a fraction of
   *     what it takes to ask javac's file manager
   */
  ClassFiles(JavaFileManager files, List<Path> directories) {
    this.files = files;
    this.directories = List.copyOf(directories);
  }

  /** The type annotations of a compiled class. */
  ClassFileMarks marks(String binaryName) {
    Optional<byte[]> bytes = bytes(binaryName);
    try {
      return bytes.isPresent() ? ClassFileMarks.of(bytes.get()) : ClassFileMarks.none();
    } catch (IOException e) {
      throw new IllegalStateException("The class file of " + binaryName + " cannot be read", e);
    }
  }

  /** The Java that a class needs, by its qualified name; empty if there is no such class file. */
  Optional<Integer> javaVersion(String name) {
    Optional<byte[]> bytes = bytes(name);
    String candidate = name;
    while (bytes.isEmpty() && candidate.contains(".")) {
      int dot = candidate.lastIndexOf('.');
      candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
      bytes = bytes(candidate);
    }
    return bytes
        .filter(file -> file.length > 7)
        .map(file -> ((file[6] & 0xff) << 8 | (file[7] & 0xff)) - JAVA_0);
  }

  private Optional<byte[]> bytes(String binaryName) {
    try {
      for (Path directory : directories) {
        Path file = directory.resolve(binaryName.replace('.', '/') + ".class");
        if (Files.isRegularFile(file)) {
          return Optional.of(Files.readAllBytes(file));
        }
      }
      JavaFileObject file =
          files.getJavaFileForInput(
              StandardLocation.CLASS_PATH, binaryName, JavaFileObject.Kind.CLASS);
      if (file == null) {
        return Optional.empty();
      }
      try (InputStream in = file.openInputStream()) {
        return Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException("The class file of " + binaryName + " cannot be read", e);
    }
  }
}
