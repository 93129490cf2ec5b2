package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ConfigModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {
  @TempDir Path temp;
  private List<Path> classPath;

  @BeforeEach
  void write() throws Exception {
    Path classes = Files.createDirectory(temp.resolve("classes"));
    Files.writeString(classes.resolve("ours.properties"), "A=1");
    Path jar = temp.resolve("theirs.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("theirs.properties"));
    }
    classPath = List.of(classes, jar, temp.resolve("gone.jar"));
  }

  @Test
  void findsThemInModulesAndJars() throws Exception {
    assertThat(problems("ours.properties", "theirs.properties")).isEmpty();
  }

  @Test
  void saysWhichOneIsNowhere() throws Exception {
    assertThat(problems("ours.properties", "our.properties"))
        .containsExactly(
            "[PikkuMissingFile] AppConfig.java:7:1: @PikkuConfig names the file \"our.properties\","
                + " which is nowhere among the resources. Put it at"
                + " src/main/resources/our.properties of a module, or correct the name.");
  }

  private List<String> problems(String... files) throws Exception {
    ConfigModel config =
        new ConfigModel(
            new TypeRef.ClassType("acme", "AppConfig"),
            List.of(files),
            new Place("AppConfig.java", 7, 1));
    PikkuModel model =
        new PikkuModel(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.of(config));
    Diagnostics diagnostics = new Diagnostics();
    SettingsFiles.check(model, classPath, diagnostics);
    return diagnostics.errors().stream().map(Object::toString).toList();
  }
}
