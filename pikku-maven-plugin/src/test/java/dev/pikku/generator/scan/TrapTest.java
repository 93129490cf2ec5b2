package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.scan.ScanRequest.ClassEntry;
import dev.pikku.generator.scan.ScanRequest.SourceRoot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What javac and builds do to a scan that does not expect it. */
final class TrapTest {
  private static final String FUNCTION =
      "public class A {\n  @PikkuFunc public static String run(Wire wire) { return null; }\n}";

  @TempDir private Path directory;

  @Test
  void leavesGeneratedRootsOut() throws IOException {
    Workspace workspace = new Workspace(directory).with("A", FUNCTION);
    Path generated = workspace.sources().resolve("generated");
    workspace.withFile("generated/acme/A.java", "package acme; class A {} // dev.pikku");
    Path outside = directory.resolve("target/generated-sources/pikku");
    Files.createDirectories(outside.resolve("acme/pikku"));
    Files.writeString(
        outside.resolve("acme/pikku/HttpHandler.java"),
        "package acme.pikku; class HttpHandler {} // dev.pikku");

    ScanRequest plain = workspace.fromSources();
    workspace.scan(
        new ScanRequest(
            List.of(workspace.root(), new SourceRoot(outside, "gen", Origin.BACKEND)),
            plain.classes(),
            plain.classPath(),
            plain.positions(),
            List.of(generated, outside),
            plain.generatedPackages(),
            plain.encoding(),
            plain.release()));

    assertThat(workspace.model().functions()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Workspace.Route.class)
  void isNotLedIntoModuleMode(Workspace.Route route) throws IOException {
    Workspace workspace = new Workspace(directory).with("A", FUNCTION);
    if (route == Workspace.Route.CLASSES) {
      workspace.compile();
      Path descriptor = directory.resolve("module-info.java");
      Files.writeString(descriptor, "module acme {}");
      ToolProvider.getSystemJavaCompiler()
          .run(null, null, null, "-d", workspace.classes().toString(), descriptor.toString());
      assertThat(workspace.classes().resolve("module-info.class")).exists();
      workspace.scan(workspace.fromClasses());
    } else {
      workspace.withFile("module-info.java", "module acme { exports acme; } // dev.pikku");
      workspace.scan(workspace.fromSources());
    }

    assertThat(workspace.model().functions()).hasSize(1);
  }

  @Test
  void letsSourcesNameClassesThatWillBeGenerated() {
    Workspace workspace =
        new Workspace(directory)
            .with("A", FUNCTION)
            .withFile(
                "acme/Main.java",
                """
                package acme;

                import static acme.pikku.Constants.NAME;
                import static acme.other.Mapper.*;

                import acme.other.Generated;
                import acme.pikku.HttpHandler;
                import dev.pikku.PikkuFunc;

                public class Main extends HttpHandler {
                  private final Generated generated = new Generated(NAME);
                  private final acme.pikku.SchedulerHandler handler = null;

                  @PikkuFunc
                  public static HttpHandler make() {
                    return new HttpHandler().nothing(1, true);
                  }
                }
                """)
            .scan(Workspace.Route.SOURCES);

    assertThat(workspace.model().functions())
        .extracting(FunctionModel::name)
        .containsExactly("A.run", "Main.make");
  }

  @Test
  void reportsSyntaxErrorsWithLineAndColumn() {
    new Workspace(directory)
        .with("A", "public class A {\n  @PikkuFunc public void run( { }\n}")
        .scan(Workspace.Route.SOURCES)
        .assertError(
            Code.SYNTAX_ERROR, "acme/A.java:3:31", "javac says: ", "no function can be found");
  }

  @Test
  void reportsMisspeltElementsOfAnnotations() {
    new Workspace(directory)
        .with(
            "A",
            "public class A {\n  @PikkuFunc(tag = \"api\") public static void run(Wire wire) {}\n}")
        .scan(Workspace.Route.SOURCES)
        .assertOnlyError(Code.SYNTAX_ERROR, "acme/A.java:3:14", "method tag()", "Correct it");
  }

  @Test
  void reportsSyntaxErrorsOfFilesThatJavacFindsByItself() {
    new Workspace(directory)
        .with("A", "public class A { @PikkuFunc public static void run(Data in) {} }")
        .withFile("acme/Data.java", "package acme;\npublic record Data(int a int b) {}")
        .scan(Workspace.Route.SOURCES)
        .assertError(Code.SYNTAX_ERROR, "acme/Data.java:2:25", "javac says: ", "Correct it");
  }

  @Test
  void seesTypeAnnotationsOfFilesThatJavacFindsByItself() {
    Workspace workspace =
        new Workspace(directory)
            .with("A", "public class A { @PikkuFunc public static void run(Data in) {} }")
            .withFile(
                "acme/Data.java",
                "package acme; import java.util.*; import jakarta.validation.constraints.*;\n"
                    + "public record Data(List<@NotNull String> list) {}");

    PikkuModel fromSources = workspace.scan(Workspace.Route.SOURCES).model();
    assertThat(fromSources.types().toString()).contains("constraints.NotNull");
    assertThat(workspace.scan(Workspace.Route.CLASSES).model()).isEqualTo(fromSources);
  }

  @Test
  void asksForANewerJdkWhereSourcesAreNewer() {
    Workspace workspace = new Workspace(directory).with("A", FUNCTION);
    ScanRequest plain = workspace.fromSources();
    workspace.scan(
        new ScanRequest(
            plain.sources(),
            plain.classes(),
            plain.classPath(),
            plain.positions(),
            List.of(),
            List.of(),
            plain.encoding(),
            99));

    assertThat(workspace.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(Code.NEWER_SOURCES);
              assertThat(error.fact())
                  .startsWith("The sources are Java 99, but Maven runs on Java");
              assertThat(error.remedy()).isEqualTo("Run Maven on JDK 99 or newer.");
            });
  }

  @Test
  void asksForANewerJdkWhereClassFilesAreNewer() throws IOException {
    Workspace workspace =
        new Workspace(directory)
            .with("A", "public class A { @PikkuFunc public static void run(Data in) {} }")
            .with("Data", "public record Data(int x) {}")
            .compile();

    age(workspace.classes().resolve("acme/A.class"));
    workspace.scan(workspace.fromClasses());
    assertNewer(workspace.errors(), "acme.A is compiled for Java 55", "JDK 55 or newer");

    workspace.compile();
    age(workspace.classes().resolve("acme/Data.class"));
    workspace.scan(workspace.fromClasses());
    assertNewer(
        workspace.errors(), "A.run uses acme.Data, which is compiled for Java 55", "JDK 55");
  }

  @Test
  void asksForANewerJdkWhereSourcesImportNewerClassFiles() throws IOException {
    Workspace library = new Workspace(directory.resolve("library"));
    library.withFile("lib/Data.java", "package lib; public record Data(int x) {}").compile();
    age(library.classes().resolve("lib/Data.class"));
    Workspace workspace =
        new Workspace(directory)
            .withFile(
                "acme/A.java",
                "package acme; import lib.Data; import dev.pikku.*;\n"
                    + "public class A { @PikkuFunc public static void run(Data in) {} }");
    ScanRequest plain = workspace.fromSources();
    List<Path> classPath = new ArrayList<>(plain.classPath());
    classPath.add(library.classes());
    workspace.scan(
        new ScanRequest(
            plain.sources(),
            List.of(),
            classPath,
            List.of(),
            List.of(),
            List.of(),
            plain.encoding(),
            17));

    assertNewer(workspace.errors(), "lib", "JDK");
    assertThat(workspace.errors().get(0).place().file()).endsWith("acme/A.java");
  }

  @Test
  void saysThatARuntimeWithoutCompilerIsNotEnough() {
    Workspace workspace = new Workspace(directory).with("A", FUNCTION);
    Diagnostics diagnostics = new Diagnostics();

    new FunctionScanner(() -> null).scan(workspace.fromSources(), diagnostics);

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(Code.NO_COMPILER);
              assertThat(error.fact()).contains(System.getProperty("java.home"));
              assertThat(error.remedy()).contains("JDK");
            });
  }

  @Test
  void sendsFunctionsInOtherLanguagesToTheirOwnModule() throws IOException {
    Workspace workspace =
        new Workspace(directory)
            .with("A", FUNCTION)
            .withFile("acme/B.kt", "import dev.pikku.PikkuFunc")
            .withFile("acme/C.kt", "class C");
    Path scala = workspace.sources().resolveSibling("scala");
    Files.createDirectories(scala);
    Files.writeString(scala.resolve("D.scala"), "import dev.pikku.PikkuFunc");

    workspace.scan(Workspace.Route.SOURCES);

    workspace.assertError(
        Code.FOREIGN_LANGUAGE, "acme/B.kt", "mentions dev.pikku", "a module of their own");
    assertThat(workspace.errors())
        .extracting(error -> error.place().file())
        .containsExactly("functions/src/main/java/acme/B.kt", "functions/src/main/scala/D.scala");
  }

  @Test
  void saysThatTheRuntimeIsMissing() {
    Workspace workspace = new Workspace(directory).with("A", FUNCTION);
    workspace.scan(
        new ScanRequest(
            List.of(workspace.root()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            StandardCharsets.UTF_8,
            0));

    assertThat(workspace.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(Code.UNRESOLVED_TYPE);
              assertThat(error.remedy()).contains("dev.pikku:pikku-runtime");
            });
  }

  @Test
  void readsSourcesInTheirEncoding() throws IOException {
    Workspace workspace = new Workspace(directory);
    Files.createDirectories(workspace.sources().resolve("acme"));
    Files.write(
        workspace.sources().resolve("acme/A.java"),
        ("package acme; public class A { @dev.pikku.PikkuFunc(summary = \"Größe\")"
                + " public static void run() {} }")
            .getBytes(StandardCharsets.ISO_8859_1));
    ScanRequest plain = workspace.fromSources();
    Charset latin = StandardCharsets.ISO_8859_1;
    workspace.scan(
        new ScanRequest(
            plain.sources(),
            List.of(),
            plain.classPath(),
            List.of(),
            List.of(),
            List.of(),
            latin,
            0));

    assertThat(workspace.function("A.run").summary()).isEqualTo("Größe");
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    Workspace workspace = new Workspace(directory);

    workspace.scan(workspace.fromSources());
    assertThat(workspace.model().functions()).isEmpty();
    workspace.scan(workspace.fromClasses());
    assertThat(workspace.model().functions()).isEmpty();
  }

  @Test
  void takesSourcesAndClassesTogetherAndKnowsWhereFactoriesComeFrom() throws IOException {
    String factories =
        "@SingletonServices public class %s { public static String %s() { return null; } }";
    Workspace library = new Workspace(directory.resolve("library"));
    library.with("Lib", factories.formatted("Lib", "lib")).compile();
    Path jar = directory.resolve("lib.jar");
    pack(library.classes(), jar);
    Workspace functions = new Workspace(directory.resolve("workspace"));
    functions.with("A", FUNCTION).with("Own", factories.formatted("Own", "own")).compile();
    Workspace backend = new Workspace(directory.resolve("backend"));
    backend.with("Mine", factories.formatted("Mine", "mine"));

    ScanRequest plain = functions.fromClasses();
    backend.scan(
        new ScanRequest(
            List.of(new SourceRoot(backend.sources(), "backend/src/main/java", Origin.BACKEND)),
            List.of(
                new ClassEntry(functions.classes(), Origin.FUNCTIONS),
                new ClassEntry(jar, Origin.LIBRARY)),
            plain.classPath(),
            plain.positions(),
            List.of(),
            List.of(),
            plain.encoding(),
            17));

    assertThat(backend.model().functions()).hasSize(1);
    assertThat(backend.model().factories())
        .extracting(factory -> factory.method().place().toString(), FactoryModel::origin)
        .containsExactly(
            tuple("acme/Lib.class", Origin.LIBRARY),
            tuple("backend/src/main/java/acme/Mine.java:2", Origin.BACKEND),
            tuple("functions/src/main/java/acme/Own.java:2", Origin.FUNCTIONS));
  }

  @Test
  void readsParameterNamesOfJarsWhereTheyWereKept() throws IOException {
    Workspace library = new Workspace(directory).with("A", FUNCTION).compile("-g");
    Path jar = directory.resolve("lib.jar");
    pack(library.classes(), jar);
    ScanRequest plain = library.fromClasses();
    library.scan(
        new ScanRequest(
            List.of(),
            List.of(new ClassEntry(jar, Origin.LIBRARY)),
            plain.classPath(),
            List.of(),
            List.of(),
            List.of(),
            plain.encoding(),
            17));

    assertThat(library.function("A.run").method().parameters().get(0).name()).isEqualTo("wire");
  }

  @Test
  void givesTheSameModelInWhateverOrderTheClassPathIs() {
    Workspace one = new Workspace(directory.resolve("one")).with("A", FUNCTION).compile();
    Workspace two =
        new Workspace(directory.resolve("two"))
            .with("B", FUNCTION.replace("class A", "class B"))
            .compile();
    List<ClassEntry> entries =
        new ArrayList<>(
            List.of(
                new ClassEntry(one.classes(), Origin.FUNCTIONS),
                new ClassEntry(two.classes(), Origin.FUNCTIONS)));
    PikkuModel first = one.scan(classesOnly(entries)).model();
    Collections.reverse(entries);

    assertThat(first.functions()).hasSize(2);
    assertThat(one.scan(classesOnly(entries)).model()).isEqualTo(first);
  }

  private static ScanRequest classesOnly(List<ClassEntry> entries) {
    return new ScanRequest(
        List.of(),
        entries,
        Workspace.classPath(),
        List.of(),
        List.of(),
        List.of(),
        StandardCharsets.UTF_8,
        17);
  }

  private static void assertNewer(List<Diagnostic> errors, String fact, String remedy) {
    assertThat(errors)
        .anySatisfy(
            error -> {
              assertThat(error.code()).isEqualTo(Code.NEWER_CLASS_FILE);
              assertThat(error.fact()).contains(fact);
              assertThat(error.remedy()).contains(remedy);
            });
  }

  /** Makes a class file one of Java 55. */
  private static void age(Path classFile) throws IOException {
    byte[] bytes = Files.readAllBytes(classFile);
    bytes[7] = 99;
    Files.write(classFile, bytes);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
  }
}
