package dev.pikku.generator.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles sources against the tests' class path with {@code -Xlint:all -Werror} for Java 17, and
 * loads what comes out, all in memory.
 */
public final class InMemoryCompiler {
  private InMemoryCompiler() {}

  /**
   * Compiles.
   *
   * @param sources by any name, such as {@code app/Todos.java}: the path that messages show
   * @return a loader of the compiled classes, whose class files {@link Classes#files} has
   * @throws AssertionError with every message of the compiler, if it has any
   */
  public static Classes compile(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, Locale.ROOT, null);
    JavaFileManager files =
        new ForwardingJavaFileManager<>(standard) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
              @Override
              public OutputStream openOutputStream() {
                return classes.computeIfAbsent(name, n -> new ByteArrayOutputStream());
              }
            };
          }
        };
    List<String> options =
        List.of("-Xlint:all,-processing", "-Werror", "--release", "17", "-proc:none");
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(source(path, text)));
    boolean ok = compiler.getTask(null, files, problems, options, null, units).call();
    if (!ok) {
      StringBuilder message = new StringBuilder("The sources do not compile:\n");
      problems.getDiagnostics().forEach(problem -> message.append(problem).append('\n'));
      throw new AssertionError(message);
    }
    Map<String, byte[]> compiled = new TreeMap<>();
    classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
    return new Classes(compiled);
  }

  private static JavaFileObject source(String path, String text) {
    String file = path.endsWith(".java") ? path : path.replace('.', '/') + ".java";
    return new SimpleJavaFileObject(URI.create("mem:///" + file), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** Compiled classes, loaded over the tests' own. */
  public static final class Classes extends ClassLoader {
    private final Map<String, byte[]> files;

    private Classes(Map<String, byte[]> files) {
      super(InMemoryCompiler.class.getClassLoader());
      this.files = files;
    }

    /** The class files by binary name. */
    public Map<String, byte[]> files() {
      return files;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] file = files.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, file, 0, file.length);
    }
  }
}
