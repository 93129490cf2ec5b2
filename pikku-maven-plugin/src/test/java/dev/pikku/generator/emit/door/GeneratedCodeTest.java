package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.testing.ConstantPool;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example's generated classes, compiled with a user's options, not with ours. */
class GeneratedCodeTest {
  @TempDir Path directory;
  private final Map<String, byte[]> generated = new TreeMap<>();

  @BeforeEach
  void generate() {
    Path functions = Repository.root().resolve("workspace-example/functions/src/main/java");
    new GeneratedBackend(directory.resolve("backend"))
        .withAll(functions)
        .classes()
        .files()
        .forEach(
            (name, file) -> {
              if (name.startsWith("acme.pikku.")) {
                generated.put(name, file);
              }
            });
    assertThat(generated)
        .containsKeys(
            "acme.pikku.HttpBootstrap", "acme.pikku.QueueHandler", "acme.pikku.SchedulerHandler");
  }

  @Test
  void linksNothingDynamically() throws IOException {
    for (Map.Entry<String, byte[]> each : generated.entrySet()) {
      assertThat(ConstantPool.tags(each.getValue()))
          .as(each.getKey())
          .doesNotContain(ConstantPool.INVOKE_DYNAMIC, ConstantPool.DYNAMIC);
    }
  }

  @Test
  void looksNothingUpByName() throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    for (Map.Entry<String, byte[]> each : generated.entrySet()) {
      Files.write(classes.resolve(each.getKey() + ".class"), each.getValue());
    }
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.lang.reflect..", "java.lang.invoke..", "java.util.regex..", "java.util.stream..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .check(new ClassFileImporter().importPath(classes));
  }

  @Test
  void isTheSameEveryTime() {
    Path functions = Repository.root().resolve("workspace-example/functions/src/main/java");
    var once = new GeneratedBackend(directory.resolve("one")).withAll(functions).result().files();
    var again = new GeneratedBackend(directory.resolve("two")).withAll(functions).result().files();

    assertThat(once).isEqualTo(again);
    // whatever encoding a module's sources are in
    assertThat(once)
        .filteredOn(file -> file.root() == GeneratedFile.Root.SOURCES)
        .allSatisfy(file -> assertThat(file.content()).matches("[\\x20-\\x7e\\n]*"));
  }
}
