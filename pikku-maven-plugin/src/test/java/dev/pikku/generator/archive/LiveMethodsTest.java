package dev.pikku.generator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of Pikku's own classes, only methods that something may call are in an archive. */
class LiveMethodsTest {
  private static final String HANDLER = "com.example.Handler";

  @TempDir Path temp;
  private TestJar pikku;
  private TestJar backend;

  @BeforeEach
  void startEmpty() throws IOException {
    pikku = new TestJar(Files.createDirectory(temp.resolve("pikku")));
    backend = new TestJar(Files.createDirectory(temp.resolve("backend")));
  }

  @Test
  void leavesOutMethodsThatNothingCallsAndWhatOnlyTheyMention() throws Exception {
    pikku
        .type("dev.pikku.a.Rare", "{ public static String of() { return \"rare\"; } }")
        .type("dev.pikku.a.Inner", "{ public static String of() { return \"inner\"; } }")
        .type(
            "dev.pikku.a.Tool",
            "{ public static String used() { return Inner.of(); }"
                + " public static String unused() { return Rare.of(); } }");
    assertThat(answer("dev.pikku.a.Tool.used()")).isEqualTo("inner");
    assertThat(methods("dev.pikku.a.Tool")).containsExactly("used()Ljava/lang/String;");
    assertThat(entries()).contains("dev/pikku/a/Inner.class");
    assertThat(entries()).doesNotContain("dev/pikku/a/Rare.class");
  }

  @Test
  void keepsWhatACallOfAParentMayMean() throws Exception {
    pikku
        .type("dev.pikku.a.Shape", "{ public String name() { return \"shape\"; } }")
        .type(
            "dev.pikku.a.Circle", " extends Shape { public String name() { return \"circle\"; } }")
        .type("dev.pikku.a.Other", "{ public String name() { return \"other\"; } }");
    assertThat(
            answer(
                "new Object() { String f(dev.pikku.a.Shape s) { return s.name(); } }"
                    + ".f(new dev.pikku.a.Circle()) + new dev.pikku.a.Other()"
                    + ".getClass().getSimpleName()"))
        .isEqualTo("circleOther");
    assertThat(methods("dev.pikku.a.Circle")).contains("name()Ljava/lang/String;");
    assertThat(methods("dev.pikku.a.Other")).containsExactly("<init>()V");
  }

  @Test
  void keepsWhatASubclassInheritsForAnInterfaceOfItsOwn() throws Exception {
    pikku.type("dev.pikku.a.Door", "{ public String get() { return \"door\"; } }");
    backend.source(
        "com.example.Mine",
        "package com.example; public class Mine extends dev.pikku.a.Door {}",
        pikku.jar("pikku.jar"));
    backend.source(
        "com.example.Mine2",
        "package com.example;"
            + " public class Mine2 extends Mine implements java.util.function.Supplier<String> {}",
        pikku.jar("pikku.jar"));
    assertThat(answer("\"\" + ((java.util.function.Supplier<?>) new Mine2()).get()"))
        .isEqualTo("door");
  }

  @Test
  void keepsWhatOverridesTheJdks() throws Exception {
    pikku.type(
        "dev.pikku.a.Task",
        " implements Comparable<Task> { public int compareTo(Task other) { return 7; }"
            + " public String toString() { return \"task\"; } public void other() {} }");
    assertThat(
            answer(
                "\"\" + new dev.pikku.a.Task() + ((Comparable<dev.pikku.a.Task>)"
                    + " new dev.pikku.a.Task()).compareTo(null)"))
        .isEqualTo("task7");
  }

  @Test
  void keepsEnumsAndTheComponentsOfRecords() throws Exception {
    pikku
        .source("dev.pikku.a.Pair", "package dev.pikku.a; public record Pair(int one, long two) {}")
        .source(
            "dev.pikku.a.Kind",
            "package dev.pikku.a; public enum Kind { A { public String x() { return \"a\"; } }, B;"
                + " public String x() { return \"b\"; } }");
    assertThat(
            answer(
                "new dev.pikku.a.Pair(1, 2) + dev.pikku.a.Pair.class.getRecordComponents()[1]"
                    + ".getAccessor().invoke(new dev.pikku.a.Pair(1, 5)).toString()"
                    + " + Enum.valueOf(dev.pikku.a.Kind.class, \"A\").x()"))
        .isEqualTo("Pair[one=1, two=2]5a");
  }

  @Test
  void leavesOutWhatRecordsAndCloseablesHaveBesides() throws Exception {
    pikku
        .source(
            "dev.pikku.a.Pair",
            "package dev.pikku.a; public record Pair(int one, long two) {"
                + " public Pair withOne(int other) { return new Pair(other, two); } }")
        .type(
            "dev.pikku.a.Tap",
            " implements AutoCloseable { public void close() { } public void unused() { } }");
    assertThat(answer("new dev.pikku.a.Pair(1, 2) + \"\" + (new dev.pikku.a.Tap() != null)"))
        .isEqualTo("Pair[one=1, two=2]true");
    assertThat(methods("dev.pikku.a.Pair")).contains("one()I", "two()J");
    assertThat(methods("dev.pikku.a.Pair")).noneMatch(method -> method.startsWith("withOne"));
    assertThat(methods("dev.pikku.a.Tap")).containsExactly("<init>()V", "close()V");
  }

  @Test
  void keepsTheWholeOfAClassThatTextMentions() throws Exception {
    pikku.type("dev.pikku.a.Plugin", "{ public String name() { return \"plugin\"; } }");
    String load = "Class.forName(\"dev.pikku.a.Plugin\").getConstructor().newInstance()";
    assertThat(
            answer(
                "\"\" + Class.forName(\"dev.pikku.a.Plugin\").getMethod(\"name\")"
                    + ".invoke("
                    + load
                    + ")"))
        .isEqualTo("plugin");
  }

  @Test
  void keepsProvidersOfServicesWhole() throws Exception {
    pikku
        .type("dev.pikku.a.Task", " implements Runnable { public void run() {} }")
        .file("META-INF/services/java.lang.Runnable", "dev.pikku.a.Task\n");
    assertThat(
            answer("\"\" + java.util.ServiceLoader.load(Runnable.class).findFirst().isPresent()"))
        .isEqualTo("true");
  }

  @Test
  void keepsWhatLambdasAndSwitchesAndNestedClassesNeed() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append("case ").append(i).append(": return \"n").append(i).append("\";");
    }
    pikku.type(
        "dev.pikku.a.Code",
        "{ static final String CONSTANT = \"c\"; static final long BIG = 1L << 40;"
            + " private static int count;"
            + " static String pick(int n) { switch (n) { "
            + many
            + " default: return \"\"; } }"
            + " static String sparse(int n) { switch (n) { case 5: return \"five\"; case 5000:"
            + " return \"more\"; default: return \"none\"; } }"
            + " private static class Nested { private long value = BIG + count++; }"
            + " public static String run() { java.util.function.Supplier<String> s = () -> CONSTANT"
            + " + pick(299) + sparse(5000) + new Nested().value; try { return s.get() + sum(3); }"
            + " catch (IllegalStateException e) { return \"\"; } finally { count++; } }"
            + " private static double sum(int n) { double d = 0.5; for (int i = 0; i < n; i++)"
            + " { d += i * 2.25; } int[][] grid = new int[2][3]; return d + grid[1].length; }"
            + " public static void unused() {} }");
    assertThat(answer("dev.pikku.a.Code.run()"))
        .isEqualTo("cn299more" + (1L << 40) + (0.5 + 2.25 * 3 + 3));
    assertThat(methods("dev.pikku.a.Code")).noneMatch(method -> method.startsWith("unused"));
  }

  @Test
  void leavesAJarWholeOfWhichSomebodyReplacesAClass() throws Exception {
    pikku
        .type("dev.pikku.a.Tool", "{ public static String used() { return \"tool\"; } }")
        .type(
            "dev.pikku.a.Other",
            "{ public static String used() { return Tool.used(); } public static void unused() {} }");
    backend.type(
        "dev.pikku.a.Tool",
        "{ public static String used() { return \"mine, with \" + Other.class.getSimpleName(); } }",
        pikku.jar("pikku.jar"));
    assertThat(answer("dev.pikku.a.Other.used()")).isEqualTo("mine, with Other");
    assertThat(entries()).contains("lib/pikku-runtime.jar");
  }

  @Test
  void leavesTheUsersClassesAsTheyAre() throws Exception {
    pikku.type("dev.pikku.a.Tool", "{ public static String used() { return \"\"; } }");
    answer("dev.pikku.a.Tool.used()");
    String path = "com/example/Handler.class";
    assertThat(ArtifactFiles.read(output()).files().get(path))
        .isEqualTo(Files.readAllBytes(backend.directory().resolve(path)));
  }

  private Set<String> entries() throws IOException {
    return ArtifactFiles.read(output()).files().keySet();
  }

  private List<String> methods(String type) throws IOException {
    byte[] file = ArtifactFiles.read(output()).files().get(type.replace('.', '/') + ".class");
    return ClassParts.read(file).methods().stream().map(ClassParts.Method::signature).toList();
  }

  private Path output() {
    return temp.resolve("backend-lambda.zip");
  }

  /** Packs a handler that returns an expression, and calls it with nothing but the archive. */
  private String answer(String expression) throws Exception {
    Path jar = pikku.jar("pikku-runtime.jar");
    backend.source(
        HANDLER,
        "package com.example; public final class Handler {"
            + " public static String answer() throws Exception { return "
            + expression
            + "; } }",
        jar);
    Diagnostics diagnostics = new Diagnostics();
    ArchiveBuilder.build(
        new ArchiveRequest(
            new ArchiveRequest.Module("backend", backend.directory()),
            List.of(),
            List.of(new ExternalJar("dev.pikku", "pikku-runtime", "1.0", jar, Set.of())),
            output(),
            Instant.EPOCH,
            "java17",
            false,
            false,
            new TreeSet<>(Set.of(HANDLER)),
            Set.of()),
        diagnostics);
    assertThat(diagnostics.errors()).isEmpty();
    Path task = Files.createTempDirectory(temp, "task");
    for (Map.Entry<String, byte[]> entry : ArtifactFiles.read(output()).files().entrySet()) {
      Path file = task.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    URL[] classPath = {task.toUri().toURL(), task.resolve("lib/pikku-runtime.jar").toUri().toURL()};
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return (String) loader.loadClass(HANDLER).getMethod("answer").invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
