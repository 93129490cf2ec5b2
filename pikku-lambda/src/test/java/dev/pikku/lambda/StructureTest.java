package dev.pikku.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pikku.http.EntityTag;
import dev.pikku.http.FileValues;
import dev.pikku.http.Gzip;
import dev.pikku.http.Redirect;
import dev.pikku.http.UploadedFile;
import dev.pikku.run.ColdStart;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.pikku");

  @Test
  void translatesEventsWithoutInputOutputOrAws() {
    noClasses()
        .that()
        .resideInAPackage("dev.pikku.lambda.event")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "com.amazonaws..")
        .check(CLASSES);
  }

  @Test
  void readsTheProcessEnvironmentOnlyInItsShells() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Lambda")
        .and()
        .haveSimpleNameNotEndingWith("Provider")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(CLASSES);
  }

  @Test
  void keepsSlowThingsOffTheRoad() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.regex..",
            "java.util.stream..",
            "java.util.logging..",
            "java.lang.reflect..",
            "java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .check(CLASSES);
  }

  /**
   * What nothing names but generated code and functions is in no archive that has no use for it.
   */
  @Test
  void namesWhatFewUseNowhere() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(UploadedFile.class, FileValues.class)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(UploadedFile.class.getName())
        .check(CLASSES);
    for (Class<?> rare : List.of(FileValues.class, Redirect.class, EntityTag.class, Gzip.class)) {
      noClasses()
          .that()
          .doNotBelongToAnyOf(rare)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(rare.getName())
          .check(CLASSES);
    }
  }

  static List<Path> classFiles() throws URISyntaxException, IOException {
    Path lambda =
        Path.of(HttpLambda.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path runtime =
        Path.of(ColdStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> ours = Files.walk(lambda);
        Stream<Path> theirs = Files.isDirectory(runtime) ? Files.walk(runtime) : Stream.of()) {
      return Stream.concat(ours, theirs)
          .filter(file -> file.toString().endsWith(".class"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("classFiles")
  void hasNoInvokedynamicButThoseOfRecords(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      assertThat(bootstraps(in)).isSubsetOf("java/lang/runtime/ObjectMethods");
    }
  }

  /**
   * The classes whose methods link call sites: those of the constants that name a method handle.
   */
  private static List<String> bootstraps(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    Object[] constants = new Object[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> constants[i] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> constants[i] = new int[] {tag, in.readUnsignedShort()};
        case 15 -> constants[i] = new int[] {tag, in.readUnsignedByte(), in.readUnsignedShort()};
        default -> constants[i] = new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()};
      }
    }
    boolean linksDynamically = false;
    for (Object constant : constants) {
      linksDynamically |= constant instanceof int[] parts && parts[0] == 18;
    }
    if (!linksDynamically) {
      return List.of();
    }
    return Stream.of(constants)
        .filter(constant -> constant instanceof int[] parts && parts[0] == 15 && parts[1] == 6)
        .map(handle -> (int[]) constants[((int[]) handle)[2]])
        .map(method -> (int[]) constants[method[1]])
        .map(owner -> (String) constants[owner[1]])
        .toList();
  }
}
