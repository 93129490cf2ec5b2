package dev.pikku.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Packages and names tell what they are for. */
class StructureTest {
  private static final List<String> EMPTY_WORDS =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "Abstract", "Processor");

  @Test
  void everyPackageSaysWhatItIsFor() {
    TreeSet<String> silent = new TreeSet<>();
    for (Path source : sources()) {
      Path info = source.resolveSibling("package-info.java");
      if (source.endsWith("module-info.java")) {
        continue;
      }
      if (!Files.exists(info) || !Repository.text(info).startsWith("/** ")) {
        silent.add(Repository.ROOT.relativize(source.getParent()).toString());
      } else {
        assertThat(Repository.text(info)).contains("@NullMarked");
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void noClassIsNamedByAnEmptyWord() {
    List<String> empty = new ArrayList<>();
    for (Path source : sources()) {
      String name = source.getFileName().toString().replace(".java", "");
      for (String word : EMPTY_WORDS) {
        if (name.endsWith(word) || name.startsWith("Abstract")) {
          empty.add(name);
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  void everyTypeSaysWhatItIsFor() {
    List<String> silent = new ArrayList<>();
    for (Path source : sources()) {
      String text = Repository.text(source);
      int declaration = text.indexOf("\npublic ");
      if (declaration >= 0 && !text.substring(0, declaration).contains("/**")) {
        silent.add(Repository.ROOT.relativize(source).toString());
      }
    }
    assertThat(silent).isEmpty();
  }

  private static List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    for (String module : Repository.MODULES) {
      sources.addAll(
          Repository.files(Repository.ROOT.resolve(module).resolve("src/main/java"), ".java"));
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }
}
