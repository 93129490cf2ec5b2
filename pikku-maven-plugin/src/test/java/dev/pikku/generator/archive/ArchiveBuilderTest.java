package dev.pikku.generator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import dev.pikku.generator.archive.ArchiveResult.LeftOut;
import dev.pikku.generator.archive.ArchiveResult.Part;
import dev.pikku.generator.archive.ArchiveResult.Treatment;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveBuilderTest {
  private static final String HANDLER = "com.example.pikku.HttpHandler";

  @TempDir Path temp;
  private final Diagnostics diagnostics = new Diagnostics();
  private final List<ArchiveRequest.Module> workspace = new ArrayList<>();
  private final List<ExternalJar> jars = new ArrayList<>();
  private TestJar backend;
  private boolean minimize;
  private boolean layers;
  private Set<String> generated = Set.of();
  private String runtime = "java17";
  private Instant timestamp = Instant.parse("2026-03-08T02:30:00Z");
  private int number;

  @BeforeEach
  void startWithAHandler() throws IOException {
    backend = newJar();
  }

  @Test
  void putsClassesAndResourcesAtTheRoot() throws Exception {
    handler("return \"hello\";");
    backend.file("greetings/hello.txt", "Hello");
    ArchiveResult result = build();
    assertThat(entries())
        .containsExactly("com/example/pikku/HttpHandler.class", "greetings/hello.txt");
    assertThat(result.file()).isEqualTo(output());
    assertThat(result.size()).isEqualTo(Files.size(output()));
    assertThat(result.entries()).isEqualTo(2);
    assertThat(result.written()).isTrue();
    assertThat(result.parts())
        .containsExactly(new Part("backend", Treatment.MERGED, "", 1, List.of()));
    assertThat(answer()).isEqualTo("hello");
  }

  @Test
  void mergesWhatCanBeMergedAndRunsIt() throws Exception {
    Path library =
        newJar()
            .type("org.lib.Lib", "{ public static String hi() { return \"hi\"; } }")
            .jar("lib.jar");
    jar("org.lib", "lib", library);
    handler("return org.lib.Lib.hi();", library);
    Part part = part(build(), "org.lib:lib:1.0");
    assertThat(part).isEqualTo(new Part("org.lib:lib:1.0", Treatment.MERGED, "", 1, List.of()));
    assertThat(entries())
        .contains("org/lib/Lib.class")
        .noneMatch(entry -> entry.startsWith("lib/"));
    assertThat(answer()).isEqualTo("hi");
  }

  @Test
  void keepsSignedJarsIntactAndStored() throws Exception {
    Path signed =
        newJar()
            .type("org.signed.Lib", "{ public static String hi() { return \"signed\"; } }")
            .file("META-INF/KEY.SF", "Signature-Version: 1.0\r\n\r\n")
            .jar("signed.jar");
    jar("org.signed", "signed", signed);
    handler("return org.signed.Lib.hi();", signed);
    assertThat(part(build(), "org.signed:signed:1.0").reason()).isEqualTo("it is signed");
    assertThat(entries()).contains("lib/signed.jar").doesNotContain("org/signed/Lib.class");
    try (ZipFile zip = new ZipFile(output().toFile())) {
      ZipEntry entry = zip.getEntry("lib/signed.jar");
      assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(Files.readAllBytes(signed));
    }
    assertThat(answer()).isEqualTo("signed");
  }

  @Test
  void keepsSealedJarsIntact() throws Exception {
    handler("return \"\";");
    jar("org.a", "sealed", newJar().manifest("Sealed: true").file("a.txt", "a").jar("sealed.jar"));
    jar(
        "org.b",
        "partly",
        newJar().manifest("\r\nName: org/b/\r\nSealed: true").file("b.txt", "b").jar("partly.jar"));
    ArchiveResult result = build();
    assertThat(part(result, "org.a:sealed:1.0").reason()).isEqualTo("it is sealed");
    assertThat(part(result, "org.b:partly:1.0").reason()).isEqualTo("it is sealed in part");
    assertThat(entries()).contains("lib/sealed.jar", "lib/partly.jar");
  }

  @Test
  void keepsAJarWhoseFileDiffersFromAnEarlierOne() throws Exception {
    handler("return \"\";");
    jar("org.a", "first", newJar().file("same.txt", "1").file("x.txt", "x").jar("first.jar"));
    jar("org.b", "second", newJar().file("same.txt", "2").file("y.txt", "y").jar("second.jar"));
    jar("org.c", "third", newJar().file("same.txt", "1").file("y.txt", "z").jar("third.jar"));
    jar("org.d", "fourth", newJar().file("same.txt", "1").file("x.txt", "x").jar("fourth.jar"));
    jar("org.e", "fifth", newJar().file("x.txt/within", "").jar("fifth.jar"));
    ArchiveResult result = build();
    assertThat(part(result, "org.a:first:1.0").treatment()).isEqualTo(Treatment.MERGED);
    assertThat(part(result, "org.b:second:1.0").reason())
        .isEqualTo("its \"same.txt\" differs from that of org.a:first:1.0");
    // merged it would come before the second, which is before it on the class path
    assertThat(part(result, "org.c:third:1.0").reason())
        .isEqualTo("its \"y.txt\" differs from that of org.b:second:1.0");
    assertThat(part(result, "org.d:fourth:1.0").treatment()).isEqualTo(Treatment.MERGED);
    assertThat(part(result, "org.e:fifth:1.0").treatment()).isEqualTo(Treatment.LIB);
    assertThat(text("same.txt")).isEqualTo("1");
  }

  @Test
  void tellsJarsOfTheSameNameApartByTheirGroup() throws Exception {
    handler("return \"\";");
    jar("org.a", "core", newJar().manifest("Sealed: true").jar("core.jar"));
    jar("org.b", "core", newJar().manifest("Sealed: true").jar("core.jar"));
    build();
    assertThat(entries()).contains("lib/core.jar", "lib/org.b.core.jar");
  }

  @Test
  void resolvesMultiReleaseJarsForTheRuntime() throws Exception {
    Path library =
        newJar()
            .manifest("Multi-Release: true")
            .type("org.mr.Lib", "{ public static String hi() { return \"8\"; } }")
            .version(
                "META-INF/versions/11/",
                "org.mr.Lib",
                "{ public static String hi() { return \"11\"; } }")
            .version(
                "META-INF/versions/9/",
                "org.mr.Lib",
                "{ public static String hi() { return \"9\"; } }")
            .version(
                "META-INF/versions/21/",
                "org.mr.Lib",
                "{ public static String hi() { return \"21\"; } }")
            .file("META-INF/versions/11/module-info.class", "")
            .jar("mr.jar");
    jar("org.mr", "mr", library);
    handler("return org.mr.Lib.hi();", library);
    build();
    assertThat(answer()).isEqualTo("11");
    assertThat(entries())
        .noneMatch(entry -> entry.contains("versions") || entry.contains("module-info"));
    runtime = "java21";
    build();
    assertThat(answer()).isEqualTo("21");
  }

  @Test
  void leavesVersionsOutOfJarsThatAreNotMultiRelease() throws Exception {
    handler("return \"\";");
    jar(
        "org.a",
        "a",
        newJar().file("a.txt", "").file("META-INF/versions/9/a.txt", "9").jar("a.jar"));
    build();
    assertThat(entries()).contains("a.txt").noneMatch(entry -> entry.contains("versions"));
    assertThat(text("a.txt")).isEmpty();
  }

  @Test
  void joinsServiceFiles() throws Exception {
    handler("return \"\" + java.util.ServiceLoader.load(Runnable.class).stream().count();");
    String service = "META-INF/services/java.lang.Runnable";
    for (String name : List.of("a", "b")) {
      String task = " implements Runnable { public void run() {} }";
      jar(
          "org." + name,
          name,
          newJar()
              .type("org." + name + ".Task", task)
              .file(service, "# comment\norg." + name + ".Task # the task\n\n")
              .jar(name + ".jar"));
    }
    build();
    assertThat(text(service)).isEqualTo("org.a.Task\norg.b.Task\n");
    assertThat(answer()).isEqualTo("2");
  }

  /** A library that may log through a service, and Pikku's provider of it. */
  private Path loggingJars(boolean withService) throws IOException {
    Path service =
        newJar()
            .source(
                "org.log.Log",
                "package org.log; public abstract class Log { public abstract String name();"
                    + " public static String all() { StringBuilder all = new StringBuilder();"
                    + " for (Log log : java.util.ServiceLoader.load(Log.class)) {"
                    + " all.append(log.name()); } return all.toString(); } }")
            .jar("log.jar");
    Path pikku =
        newJar()
            .type("dev.pikku.log.Deeper", "{ public static String name() { return \"pikku\"; } }")
            .type(
                "dev.pikku.log.Provider",
                " extends org.log.Log { public String name() { return Deeper.name(); } }",
                service)
            .file("META-INF/services/org.log.Log", "dev.pikku.log.Provider\n")
            .jar("pikku-lambda.jar");
    jar("dev.pikku", "pikku-lambda", pikku);
    if (withService) {
      jar("org.log", "log", service);
    }
    return service;
  }

  @Test
  void leavesOutProvidersOfAServiceThatIsNotThere() throws Exception {
    loggingJars(false);
    handler("return \"\";");
    assertThat(part(build(), "dev.pikku:pikku-lambda:1.0"))
        .isEqualTo(
            new Part(
                "dev.pikku:pikku-lambda:1.0",
                Treatment.LEFT_OUT,
                "nothing that is kept reaches it",
                0,
                List.of()));
    assertThat(entries()).containsExactly("com/example/pikku/HttpHandler.class");
    layers = true;
    build();
    assertThat(entries()).containsExactly("com/example/pikku/HttpHandler.class");
  }

  @Test
  void keepsPikkusProviderOfAServiceThatIsThere() throws Exception {
    Path service = loggingJars(true);
    handler("return org.log.Log.all();", service);
    ArchiveResult result = build();
    assertThat(part(result, "dev.pikku:pikku-lambda:1.0").leftOut()).isEmpty();
    assertThat(answer()).isEqualTo("pikku");
    // minimized, it is there if something asks for it
    minimize = true;
    build();
    assertThat(answer()).isEqualTo("pikku");
    handler("return \"\";");
    build();
    assertThat(entries()).containsExactly("com/example/pikku/HttpHandler.class");
  }

  @Test
  void letsPikkusProviderGiveWayToAnother() throws Exception {
    Path service = loggingJars(true);
    Path other =
        newJar()
            .type(
                "org.other.Provider",
                " extends org.log.Log { public String name() { return \"other\"; } }",
                service)
            .file("META-INF/services/org.log.Log", "org.other.Provider")
            .jar("other.jar");
    jar("org.other", "other", other);
    handler("return org.log.Log.all() + dev.pikku.Used.class.getName().length();", service, used());
    Part part = part(build(), "dev.pikku:pikku-lambda:1.0");
    assertThat(part.treatment()).isEqualTo(Treatment.LEFT_OUT);
    assertThat(entries()).noneMatch(entry -> entry.startsWith("dev/pikku/log/"));
    assertThat(text("META-INF/services/org.log.Log")).isEqualTo("org.other.Provider\n");
    assertThat(answer()).isEqualTo("other14");
  }

  private Path used() throws IOException {
    Path used = newJar().type("dev.pikku.Used", "{}").jar("pikku-runtime.jar");
    jar("dev.pikku", "pikku-runtime", used);
    return used;
  }

  @Test
  void tellsWhyAServiceFileIsLeftOut() throws Exception {
    Path functions =
        newJar()
            .type("com.example.Used", "{}")
            .type("com.example.Plugin", "{}")
            .file("META-INF/services/org.absent.Service", "com.example.Plugin\n")
            .jar("functions.jar");
    workspace.add(new ArchiveRequest.Module("functions", functions));
    handler("return com.example.Used.class.getName();", functions);
    assertThat(part(build(), "functions").leftOut())
        .containsExactly(
            new LeftOut("com/example/Plugin.class", "nothing that is kept reaches it"),
            new LeftOut(
                "META-INF/services/org.absent.Service",
                "nothing in the archive asks for this service"));
    layers = true;
    assertThat(part(build(), "functions").leftOut()).isEmpty();
  }

  @Test
  void keepsServiceFilesOfWholeJarsWhateverTheyAreFor() throws Exception {
    handler("return \"\";");
    String path = "META-INF/services/org.absent.Service";
    jar("org.a", "a", newJar().type("org.a.Plugin", "{}").file(path, "org.a.Plugin").jar("a.jar"));
    build();
    assertThat(entries()).contains("org/a/Plugin.class", path);
    minimize = true;
    build();
    assertThat(entries()).doesNotContain("org/a/Plugin.class", path);
  }

  @Test
  void keepsProvidersOfServicesThatTheRuntimeHas() throws Exception {
    handler("return \"\";");
    Path core =
        newJar()
            .source(
                "com.amazonaws.Serializer", "package com.amazonaws; public interface Serializer {}")
            .jar("aws-lambda-java-core.jar");
    jar("com.amazonaws", "aws-lambda-java-core", core);
    backend.file("META-INF/services/com.amazonaws.Serializer", "com.example.pikku.Own");
    backend.source(
        "com.example.pikku.Own",
        "package com.example.pikku; public class Own implements com.amazonaws.Serializer {}",
        core);
    build();
    assertThat(entries())
        .contains("com/example/pikku/Own.class", "META-INF/services/com.amazonaws.Serializer");
  }

  @Test
  void keepsLicencesApartAndDropsManifests() throws Exception {
    handler("return \"\";");
    for (String name : List.of("a", "b")) {
      jar(
          "org." + name,
          name,
          newJar()
              .file("META-INF/LICENSE.txt", "licence of " + name)
              .file("META-INF/NOTICE", "notice")
              .file("LICENSE", "root")
              .file("META-INF/licenses/x/LICENSE", "x")
              .file("META-INF/maven/org/a/pom.xml", "<project/>")
              .file("META-INF/pikku/functions.json", "{}")
              .file("META-INF/INDEX.LIST", "")
              .file("module-info.class", "")
              .file("META-INF/native/lib.so", "")
              .jar(name + ".jar"));
    }
    ArchiveResult result = build();
    assertThat(result.parts()).allMatch(part -> part.treatment() == Treatment.MERGED);
    assertThat(entries())
        .containsExactly(
            "META-INF/licenses/a/LICENSE",
            "META-INF/licenses/a/LICENSE.txt",
            "META-INF/licenses/a/NOTICE",
            "META-INF/licenses/a/x/LICENSE",
            "META-INF/licenses/b/LICENSE",
            "META-INF/licenses/b/LICENSE.txt",
            "META-INF/licenses/b/NOTICE",
            "META-INF/licenses/b/x/LICENSE",
            "META-INF/native/lib.so",
            "com/example/pikku/HttpHandler.class");
  }

  @Test
  void leavesOutWorkspaceClassesThatNothingReaches() throws Exception {
    Path functions =
        newJar()
            .type(
                "com.example.Used",
                "{ public static String hi() { return Deeper.X; } }"
                    + " class Deeper { static String X = \"deep\"; }")
            .type("com.example.Unused", "{ Used used; }")
            .file("com/example/data.txt", "data")
            .directory();
    workspace.add(new ArchiveRequest.Module("functions", functions));
    handler("return com.example.Used.hi();", functions);
    Part part = part(build(), "functions");
    assertThat(part.classes()).isEqualTo(2);
    assertThat(part.leftOut())
        .containsExactly(
            new LeftOut("com/example/Unused.class", "nothing that is kept reaches it"));
    assertThat(entries())
        .contains("com/example/data.txt")
        .doesNotContain("com/example/Unused.class");
    assertThat(answer()).isEqualTo("deep");
  }

  @Test
  void keepsWhatIsNamedInText() throws Exception {
    TestJar functions = newJar();
    for (String name : List.of("ByString", "ByResource", "ByService", "Outer", "Lost")) {
      functions.type("com.example." + name, "{}");
    }
    functions.type("com.example.scanned.Found", "{}");
    functions.source(
        "com.example.sealedtypes.Shape",
        "package com.example.sealedtypes; public sealed interface Shape {"
            + " record Circle() implements Shape {} }");
    functions.file("app.properties", "class=com.example.ByResource\n");
    functions.file("META-INF/services/com.example.sealedtypes.Shape", "com.example.ByService\n");
    workspace.add(new ArchiveRequest.Module("functions", functions.jar("functions.jar")));
    handler(
        "return \"com.example.ByString com.example.scanned.*\""
            + " + com.example.sealedtypes.Shape.class;",
        workspace.get(0).classes());
    build();
    assertThat(entries())
        .contains(
            "com/example/ByString.class",
            "com/example/ByResource.class",
            "com/example/ByService.class",
            "com/example/scanned/Found.class",
            "com/example/sealedtypes/Shape$Circle.class")
        .doesNotContain("com/example/Lost.class", "com/example/Outer.class");
  }

  @Test
  void keepsTheWholeWorkspaceWhereClassesAreLoadedByName() throws Exception {
    Path functions = newJar().type("com.example.Unused", "{}").directory();
    workspace.add(new ArchiveRequest.Module("functions", functions));
    handler("return Class.forName(\"com.exa\" + input).getSimpleName();");
    build();
    assertThat(entries()).contains("com/example/Unused.class");
  }

  @Test
  void keepsPackageAnnotationsThatMayBeRead() throws Exception {
    TestJar functions = newJar();
    functions.type("com.example.one.Used", "{}");
    functions.source("com.example.one.package-info", "@Deprecated package com.example.one;");
    functions.source("com.example.two.package-info", "@Deprecated package com.example.two;");
    Path classes = functions.directory();
    workspace.add(new ArchiveRequest.Module("functions", classes));
    handler("return com.example.one.Used.class.getName();", classes);
    build();
    assertThat(entries())
        .contains("com/example/one/package-info.class")
        .doesNotContain("com/example/two/package-info.class");
  }

  @Test
  void leavesExternalJarsWholeUnlessMinimized() throws Exception {
    Path used =
        newJar()
            .type("org.lib.Lib", "{ public static String hi() { return \"hi\"; } }")
            .type("org.lib.Other", "{}")
            .jar("used.jar");
    Path unused = newJar().type("org.un.Used", "{}").jar("unused.jar");
    Path loading =
        newJar()
            .type(
                "org.load.Loader",
                "{ public static void load(String n) throws Exception { Class.forName(n); } }")
            .type("org.load.Loaded", "{}")
            .jar("loading.jar");
    jar("org.lib", "used", used);
    jar("org.un", "unused", unused);
    jar("org.load", "loading", loading);
    handler("org.load.Loader.class.getName(); return org.lib.Lib.hi();", used, loading);
    build();
    assertThat(entries())
        .contains(
            "org/lib/Lib.class",
            "org/lib/Other.class",
            "org/un/Used.class",
            "org/load/Loaded.class");
    minimize = true;
    ArchiveResult result = build();
    assertThat(entries())
        .contains("org/lib/Lib.class", "org/load/Loaded.class")
        .doesNotContain("org/lib/Other.class", "org/un/Used.class");
    assertThat(part(result, "org.un:unused:1.0"))
        .isEqualTo(
            new Part(
                "org.un:unused:1.0",
                Treatment.LEFT_OUT,
                "nothing that is kept reaches it",
                0,
                List.of()));
    assertThat(answer()).isEqualTo("hi");
  }

  @Test
  void leavesOutOfPikkuWhatNothingReaches() throws Exception {
    Path pikku =
        newJar()
            .type("dev.pikku.Used", "{}")
            .type("dev.pikku.Unused", "{}")
            .jar("pikku-runtime.jar");
    jar("dev.pikku", "pikku-runtime", pikku);
    handler("return dev.pikku.Used.class.getName();", pikku);
    build();
    assertThat(entries()).contains("dev/pikku/Used.class").doesNotContain("dev/pikku/Unused.class");
  }

  @Test
  void leavesOutWhatReadsFilesOfPeoplesMachinesAlone() throws Exception {
    Path pikku =
        newJar()
            .source(
                "dev.pikku.aws.Profile",
                "package dev.pikku.aws; public class Profile { public static String id() { return"
                    + " \"mine\"; } }")
            .source(
                "dev.pikku.aws.Who",
                "package dev.pikku.aws; public class Who { public static String id() { try { return"
                    + " Profile.id(); } catch (NoClassDefFoundError left) { return \"nobody\"; }"
                    + " } }")
            .jar("pikku-aws-services.jar");
    jar("dev.pikku", "pikku-aws-services", pikku);
    handler("return dev.pikku.aws.Who.id();", pikku);
    build();
    assertThat(entries())
        .contains("dev/pikku/aws/Who.class")
        .doesNotContain("dev/pikku/aws/Profile.class");
    assertThat(answer()).isEqualTo("nobody");
  }

  @Test
  void leavesOutPikkusAnnotationsWhichOnlyTheBuildReads() throws Exception {
    Path pikku =
        newJar()
            .source("dev.pikku.Kind", "package dev.pikku; public enum Kind { A }")
            .source("dev.pikku.Used", "package dev.pikku; public enum Used { A }")
            .source(
                "dev.pikku.Mark", "package dev.pikku; public @interface Mark { Kind[] value(); }")
            .jar("pikku-runtime.jar");
    jar("dev.pikku", "pikku-runtime", pikku);
    handler(
        "return new Object() { @dev.pikku.Mark(dev.pikku.Kind.A) public String toString() {"
            + " return dev.pikku.Used.A == null ? \"\" : \"x\"; } }.toString();",
        pikku);
    build();
    assertThat(entries())
        .doesNotContain("dev/pikku/Mark.class", "dev/pikku/Kind.class")
        .contains("dev/pikku/Used.class");
    assertThat(answer()).isEqualTo("x");
  }

  @Test
  void leavesOutWhatTheManagedRuntimeHas() throws Exception {
    Path core =
        newJar()
            .source("com.amazonaws.Handler", "package com.amazonaws; public interface Handler {}")
            .jar("aws-lambda-java-core.jar");
    jar("com.amazonaws", "aws-lambda-java-core", core);
    handler("return com.amazonaws.Handler.class.getName();", core);
    Part part = part(build(), "com.amazonaws:aws-lambda-java-core:1.0");
    assertThat(part.treatment()).isEqualTo(Treatment.LEFT_OUT);
    assertThat(part.reason()).isEqualTo("the managed runtime has it");
    assertThat(entries()).doesNotContain("com/amazonaws/Handler.class");
  }

  @Test
  void leavesOutAnnotationsThatNoExternalArtifactNeeds() throws Exception {
    Path annotations =
        newJar()
            .source("org.jspecify.Marker", "package org.jspecify; public @interface Marker {}")
            .jar("jspecify.jar");
    jars.add(
        new ExternalJar(
            "org.jspecify", "jspecify", "1.0", annotations, Set.of("dev.pikku:pikku-runtime")));
    handler(
        "return new Object() { @org.jspecify.Marker public String toString() { return \"x\"; } }"
            + ".toString();",
        annotations);
    Part part = part(build(), "org.jspecify:jspecify:1.0");
    assertThat(part.treatment()).isEqualTo(Treatment.LEFT_OUT);
    assertThat(part.reason()).isEqualTo("it has only annotations that nothing reads at run time");
    assertThat(entries()).doesNotContain("org/jspecify/Marker.class");
    assertThat(answer()).isEqualTo("x");

    jars.set(
        0,
        new ExternalJar(
            "org.jspecify", "jspecify", "1.0", annotations, Set.of("org.lib:lib", "my:module")));
    assertThat(part(build(), "org.jspecify:jspecify:1.0").treatment())
        .isEqualTo(Treatment.LEFT_OUT);
    jar("org.lib", "lib", newJar().file("lib.txt", "").jar("lib.jar"));
    build();
    assertThat(entries()).contains("org/jspecify/Marker.class");
  }

  @Test
  void keepsAnnotationJarsThatCodeCalls() throws Exception {
    Path validation = newJar().type("jakarta.validation.Validation", "{}").jar("validation.jar");
    jars.add(
        new ExternalJar("jakarta.validation", "jakarta.validation-api", "3", validation, Set.of()));
    handler("return new jakarta.validation.Validation().getClass().getSimpleName();", validation);
    build();
    assertThat(answer()).isEqualTo("Validation");
  }

  @Test
  void hidesAFileOfAWorkspaceDirectoryBehindAnEarlierOne() throws Exception {
    handler("return \"\";");
    backend.file("app.properties", "mine");
    Path functions = newJar().file("app.properties", "theirs").file("other.txt", "").directory();
    workspace.add(new ArchiveRequest.Module("functions", functions));
    assertThat(part(build(), "functions").leftOut())
        .containsExactly(
            new LeftOut(
                "app.properties",
                "its \"app.properties\" differs from that of backend, which comes first"));
    assertThat(text("app.properties")).isEqualTo("mine");
    assertThat(entries()).contains("other.txt");
  }

  @Test
  void writesTheSameBytesInEveryTimeZone() throws Exception {
    handler("return \"\";");
    jar("org.a", "a", newJar().manifest("Sealed: true").jar("a.jar"));
    // half past two does not exist on that day in New York
    byte[] first = inZone("America/New_York", () -> Files.readAllBytes(build().file()));
    Files.delete(output());
    byte[] second = inZone("Asia/Kathmandu", () -> Files.readAllBytes(build().file()));
    assertThat(second).isEqualTo(first);
    assertThat(build().written()).isFalse();
    timestamp = Instant.parse("2026-03-08T02:30:02Z");
    assertThat(build().written()).isTrue();
  }

  @Test
  void setsTimesAndModesAndSortsEntries() throws Exception {
    handler("return \"\";");
    backend.file("b.txt", "").file("a.txt", "").file("Z.txt", "");
    build();
    try (ZipFile zip = new ZipFile(output().toFile())) {
      assertThat(zip.stream())
          .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isEqualTo("2026-03-08T02:30:00"));
    }
    assertThat(entries()).isSorted();
    try (java.nio.file.FileSystem zip =
        java.nio.file.FileSystems.newFileSystem(
            output(), Map.of("enablePosixFileAttributes", "true"))) {
      for (String entry : List.of("a.txt", "com/example/pikku/HttpHandler.class")) {
        assertThat(
                java.nio.file.attribute.PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(zip.getPath(entry))))
            .isEqualTo("rw-r--r--");
      }
    }
    timestamp = Instant.EPOCH;
    build();
    try (ZipFile zip = new ZipFile(output().toFile())) {
      assertThat(zip.getEntry("a.txt").getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
    }
  }

  @Test
  void refusesHandlersThatAreNotThere() throws Exception {
    assertThat(error(Code.MISSING_HANDLER).fact())
        .isEqualTo(
            "Handler \"com.example.pikku.HttpHandler\" of serverless.yml"
                + " is not among the compiled classes.");
    assertThat(output()).doesNotExist();
  }

  @Test
  void refusesDirectoriesAsDependencies() throws Exception {
    handler("return \"\";");
    jar("org.a", "a", Files.createDirectory(temp.resolve("target")));
    assertThat(error(Code.DIRECTORY_DEPENDENCY).fact())
        .isEqualTo("Dependency \"org.a:a\" is " + temp.resolve("target") + ", which is no jar.");
  }

  @Test
  void refusesModulesWithoutClasses() throws Exception {
    handler("return \"\";");
    workspace.add(new ArchiveRequest.Module("functions", temp.resolve("none")));
    assertThat(error(Code.MISSING_FILE).fact())
        .startsWith("Module \"functions\" has no classes at ");
  }

  @Test
  void refusesClassesNewerThanTheRuntime() throws Exception {
    handler("return \"\";");
    byte[] newer =
        Arrays.copyOf(
            new byte[] {
              (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 65, 0, 1, 0, 1
            },
            24);
    jar(
        "org.a",
        "a",
        newJar().manifest("Sealed: true").file("org/a/New.class", newer).jar("a.jar"));
    assertThat(error(Code.NEWER_THAN_RUNTIME).fact())
        .isEqualTo(
            "\"org/a/New.class\" of org.a:a:1.0 is compiled for Java 21,"
                + " but the runtime \"java17\" has Java 17.");
    runtime = "java21";
    assertThat(ArchiveBuilder.build(request(), new Diagnostics())).isPresent();
  }

  @Test
  void leavesOutOfGeneratedClassesWhatNoJvmNeedsAndNothingOfTheUsersOwn() throws Exception {
    backend.source(
        "com.example.pikku.Own",
        "package com.example.pikku; @Deprecated public final class Own {"
            + " static String answer() { return \"own\"; } }");
    handler(
        "return Inner.of() + Own.answer(); } static class Inner {"
            + " static String of() { return \"inner \"; }");
    generated = Set.of("com/example/pikku/HttpHandler");

    build();

    assertThat(answer()).isEqualTo("inner own");
    for (String name : List.of("HttpHandler", "HttpHandler$Inner")) {
      assertThat(text("com/example/pikku/" + name + ".class"))
          .doesNotContain("LineNumberTable", "SourceFile");
    }
    assertThat(text("com/example/pikku/Own.class"))
        .contains("LineNumberTable", "Ljava/lang/Deprecated;");
  }

  @Test
  void refusesAndWarnsOfArchivesThatAreTooLarge() {
    long mb = 1024 * 1024;
    ArchiveRequest request =
        new ArchiveRequest(
            new ArchiveRequest.Module("backend", temp),
            List.of(),
            List.of(),
            output(),
            timestamp,
            runtime,
            minimize,
            layers,
            new TreeSet<>(),
            Set.of());
    ArchiveChecks checks = new ArchiveChecks(request, diagnostics);
    checks.size(50 * mb);
    assertThat(checks.contents(new Layout(), 250 * mb)).isTrue();
    assertThat(diagnostics.warnings()).isEmpty();
    checks.size(50 * mb + 1);
    assertThat(diagnostics.warnings())
        .singleElement()
        .returns(Code.ARCHIVE_TOO_LARGE, Diagnostic::code)
        .returns(
            "The archive has 51 MB, and Lambda takes 50 in a direct upload.", Diagnostic::fact);
    assertThat(checks.contents(new Layout(), 250 * mb + 1)).isFalse();
    assertThat(diagnostics.errors())
        .singleElement()
        .returns(Code.ARCHIVE_TOO_LARGE, Diagnostic::code);
  }

  private TestJar newJar() throws IOException {
    return new TestJar(Files.createDirectories(temp.resolve("jar" + number++)));
  }

  private void handler(String body, Path... classPath) {
    backend.source(
        HANDLER,
        "package com.example.pikku; public final class HttpHandler { static String input = \"\";"
            + " public static String answer() throws Exception { "
            + body
            + " } }",
        classPath);
  }

  private void jar(String group, String artifact, Path file) {
    jars.add(new ExternalJar(group, artifact, "1.0", file, Set.of()));
  }

  private Path output() {
    return temp.resolve("out").resolve("backend-1.0-lambda.zip");
  }

  private ArchiveRequest request() {
    return new ArchiveRequest(
        new ArchiveRequest.Module("backend", backend.directory()),
        workspace,
        jars,
        output(),
        timestamp,
        runtime,
        minimize,
        layers,
        new TreeSet<>(Set.of(HANDLER)),
        generated);
  }

  private ArchiveResult build() throws IOException {
    Optional<ArchiveResult> result = ArchiveBuilder.build(request(), diagnostics);
    assertThat(diagnostics.errors()).isEmpty();
    return result.orElseThrow();
  }

  private Diagnostic error(Code code) throws IOException {
    assertThat(ArchiveBuilder.build(request(), diagnostics)).isEmpty();
    Diagnostic error = diagnostics.errors().get(0);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.remedy()).isNotEmpty();
    return error;
  }

  private static Part part(ArchiveResult result, String artifact) {
    return result.parts().stream()
        .filter(part -> part.artifact().equals(artifact))
        .findAny()
        .orElseThrow();
  }

  private List<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(output().toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private String text(String entry) throws IOException {
    try (ZipFile zip = new ZipFile(output().toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Unpacks the archive as Lambda does, and calls the handler. */
  private String answer() throws Exception {
    Path task = Files.createTempDirectory(temp, "task");
    List<URL> classPath = new ArrayList<>();
    classPath.add(task.toUri().toURL());
    for (Map.Entry<String, byte[]> entry : ArtifactFiles.read(output()).files().entrySet()) {
      Path file = task.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
      if (entry.getKey().startsWith("lib/")) {
        classPath.add(file.toUri().toURL());
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return (String) loader.loadClass(HANDLER).getMethod("answer").invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static <T> T inZone(String zone, Callable<T> task) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      return task.call();
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
