package dev.pikku.generator.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles sources and packs them, for tests that need real jars. */
final class TestJar {
  private final Path work;
  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private final StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");

  /**
   * @param work a directory of its own
   */
  TestJar(Path work) {
    this.work = work;
  }

  TestJar manifest(String line) {
    manifest.append(line).append("\r\n");
    return this;
  }

  TestJar file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  TestJar file(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  /** Adds a public class with that body. */
  TestJar type(String name, String body, Path... classPath) {
    return source(name, declaration(name, body), classPath);
  }

  /** Adds a public class below a prefix. */
  TestJar version(String prefix, String name, String body) {
    return source(prefix, name, declaration(name, body));
  }

  private static String declaration(String name, String body) {
    int dot = name.lastIndexOf('.');
    return "package " + name.substring(0, dot) + "; public class " + name.substring(dot + 1) + body;
  }

  /** Adds the classes of a source file, compiled with all that were added before on their path. */
  TestJar source(String name, String text, Path... classPath) {
    return source("", name, text, classPath);
  }

  private TestJar source(String prefix, String name, String text, Path... classPath) {
    try {
      Path source = work.resolve("src").resolve(name.replace('.', '/') + ".java");
      Path own = Files.createDirectories(work.resolve("classes"));
      Path output = Files.createTempDirectory(work, "out");
      Files.createDirectories(source.getParent());
      Files.writeString(source, text);
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--source",
                  "17",
                  "--target",
                  "17",
                  "-Xlint:-options",
                  "-d",
                  output.toString(),
                  "-proc:none",
                  "-cp"));
      StringBuilder path = new StringBuilder(own.toString());
      for (Path other : classPath) {
        path.append(java.io.File.pathSeparator).append(other);
      }
      arguments.add(path.toString());
      arguments.add(source.toString());
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
        throw new IllegalStateException(name + " does not compile");
      }
      for (Map.Entry<String, byte[]> entry : ArtifactFiles.read(output).files().entrySet()) {
        entries.put(prefix + entry.getKey(), entry.getValue());
        Path copy = own.resolve(entry.getKey());
        Files.createDirectories(copy.getParent());
        Files.write(copy, entry.getValue());
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path jar(String name) {
    Path jar = work.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
      out.write((manifest + "\r\n").getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    Path directory = work.resolve("target-classes");
    try {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Path file = directory.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
