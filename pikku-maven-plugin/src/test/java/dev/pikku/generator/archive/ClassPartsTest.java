package dev.pikku.generator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class ClassPartsTest {
  @TempDir Path temp;

  @Test
  void aLibraryThatWasTakenApartAndPutTogetherStillRuns() throws Exception {
    Path jar = Path.of(Yaml.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int before = 0;
    int after = 0;
    int classes = 0;
    for (Map.Entry<String, byte[]> entry : ArtifactFiles.read(jar).forRelease(17).entrySet()) {
      byte[] bytes = entry.getValue();
      Path file = temp.resolve(entry.getKey());
      if (entry.getKey().endsWith(".class")) {
        byte[] rebuilt = rebuilt(bytes);
        assertThat(rebuilt(rebuilt)).isEqualTo(rebuilt);
        before += bytes.length;
        after += rebuilt.length;
        bytes = rebuilt;
        classes++;
      }
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
    assertThat(classes).isGreaterThan(100);
    assertThat(after).isLessThan(before * 3 / 4);
    URL[] classPath = {temp.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> yaml = loader.loadClass("org.yaml.snakeyaml.Yaml");
      Object parser = yaml.getConstructor().newInstance();
      Object read =
          yaml.getMethod("load", String.class).invoke(parser, "a: [1, 2.5, x]\nb: {c: ~}\n");
      assertThat(read).hasToString("{a=[1, 2.5, x], b={c=null}}");
      assertThat(yaml.getMethod("dump", Object.class).invoke(parser, read))
          .isEqualTo("a: [1, 2.5, x]\nb: {c: null}\n");
    }
  }

  @Test
  void leavesOutWhatNoJvmNeeds() throws Exception {
    TestJar jar =
        new TestJar(temp)
            .source(
                "a.Tool",
                "package a; public final class Tool<T> { private static final String C = \"con\" +"
                    + " \"stant\"; @Deprecated public java.util.List<T> list(T argument) throws"
                    + " java.io.IOException { if (argument == C) throw new IllegalStateException();"
                    + " return null; } }");
    byte[] file = Files.readAllBytes(jar.directory().resolve("a/Tool.class"));
    ConstantPool whole = ConstantPool.read(file);
    ConstantPool left = ConstantPool.read(rebuilt(file));
    assertThat(texts(whole))
        .contains("Signature", "Exceptions", "LineNumberTable", "SourceFile", "C", "Deprecated")
        .contains("RuntimeVisibleAnnotations", "constant", "StackMapTable");
    assertThat(texts(left))
        .doesNotContain("Signature", "Exceptions", "LineNumberTable", "SourceFile", "C")
        .doesNotContain("RuntimeVisibleAnnotations", "Deprecated", "java/io/IOException")
        .contains("constant", "StackMapTable", "list", "Code");
  }

  private static byte[] rebuilt(byte[] file) throws IOException {
    ClassParts parts = ClassParts.read(file);
    Set<String> all =
        parts.methods().stream().map(ClassParts.Method::signature).collect(Collectors.toSet());
    return parts.with(all);
  }

  private static Set<String> texts(ConstantPool pool) {
    Set<String> texts = new java.util.TreeSet<>();
    for (int i = 1; i < pool.count(); i++) {
      texts.add(pool.text(i));
    }
    return texts;
  }
}
