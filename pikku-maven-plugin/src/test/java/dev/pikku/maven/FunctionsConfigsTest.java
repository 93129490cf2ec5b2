package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.ArtifactConfigs.InDirectory;
import dev.pikku.generator.config.ArtifactConfigs.Packed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsConfigsTest {
  @TempDir Path directory;

  @Test
  void takesASiblingsFileHoweverFarTheSiblingIsBuilt() throws IOException {
    Library sibling = sibling("functions", new Library.Jar(jar("f.jar", "{\"old\": 1}")));
    assertThat(new FunctionsConfigs(List.of(sibling)).find("acme", "functions"))
        .contains(new InDirectory(directory));
  }

  @Test
  void readsTheConfigInAJar() throws IOException {
    Library external = external("functions", jar("f.jar", "{}"), true);
    assertThat(new FunctionsConfigs(List.of(external)).find("acme", "functions"))
        .contains(new Packed("f.jar!META-INF/pikku/pikku.config.json", "{}"));
  }

  @Test
  void findsNothingInAJarWithoutOneNorInWhatIsNoDependency() throws IOException {
    Library external = external("functions", jar("f.jar", ""), true);
    FunctionsConfigs configs = new FunctionsConfigs(List.of(external));
    assertThat(configs.find("acme", "functions")).isEmpty();
    assertThat(configs.find("acme", "other")).isEmpty();
  }

  @Test
  void letsTheFirstNamedFunctionsArtifactWin() throws IOException {
    Library first = external("first", jar("1.jar", "{}"), true);
    Library second = external("second", jar("2.jar", "{}"), true);
    Library plain = external("plain", jar("3.jar", "{}"), false);
    assertThat(new FunctionsConfigs(List.of(first, plain, second)).packed())
        .extracting(found -> ((Packed) found).name().substring(0, 5))
        .containsExactly("2.jar", "1.jar");
  }

  private Library sibling(String artifactId, Library.Form form) {
    return new Library(
        "acme",
        artifactId,
        form,
        Optional.of(new Library.Sibling(directory, List.of())),
        true,
        true);
  }

  private static Library external(String artifactId, Path jar, boolean functions) {
    return new Library("acme", artifactId, new Library.Jar(jar), Optional.empty(), functions, true);
  }

  private Path jar(String name, String config) throws IOException {
    Path jar = directory.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("META-INF/LICENSE"));
      if (!config.isEmpty()) {
        zip.putNextEntry(new ZipEntry(FunctionsConfigs.ENTRY));
        zip.write(config.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
