package dev.pikku.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
  private static final GeneratedFile HANDLER = source("app/pikku/HttpHandler.java", "class A {}\n");
  private static final GeneratedFile QUEUE = source("app/jobs/QueueHandler.java", "class B {}\n");

  @TempDir Path directory;
  private final Diagnostics diagnostics = new Diagnostics();
  private OutputDirectory output;

  @BeforeEach
  void open() {
    output =
        new OutputDirectory(
            directory.resolve("sources"),
            directory.resolve("reports"),
            directory.resolve("."),
            directory.resolve(".."));
  }

  @Test
  void writesFilesBelowTheirRoots() throws IOException {
    var written =
        output.write(
            List.of(HANDLER, new GeneratedFile(Root.REPORTS, "manifest.json", "{}\n")),
            diagnostics);

    assertThat(written.written()).hasSize(2);
    assertThat(directory.resolve("sources/app/pikku/HttpHandler.java")).hasContent("class A {}\n");
    assertThat(directory.resolve("reports/manifest.json")).hasContent("{}\n");
  }

  @Test
  void leavesEqualFilesUntouched() throws IOException {
    output.write(List.of(HANDLER, QUEUE), diagnostics);
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    for (Path file : files()) {
      Files.setLastModifiedTime(file, old);
    }

    var second = output.write(List.of(HANDLER, QUEUE), diagnostics);

    assertThat(second.written()).isEmpty();
    assertThat(second.unchanged()).isEqualTo(2);
    assertThat(files())
        .hasSize(3)
        .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(old));
  }

  @Test
  void deletesOnlyWhatItWroteBefore() throws IOException {
    output.write(List.of(HANDLER, QUEUE), diagnostics);
    Path own = directory.resolve("sources/app/pikku/Mine.java");
    Files.writeString(own, "class Mine {}\n");

    var second = output.write(List.of(HANDLER), diagnostics);

    assertThat(second.deleted())
        .containsExactly(directory.resolve("sources/app/jobs/QueueHandler.java"));
    assertThat(directory.resolve("sources/app/jobs")).doesNotExist();
    assertThat(own).exists();
    assertThat(directory.resolve("sources/app/pikku/HttpHandler.java")).exists();
  }

  @Test
  void refusesPathsThatLeaveTheRoot() {
    for (String path : List.of("../evil.java", "app/../../evil.java", "/etc/evil", ".", "")) {
      assertThatIllegalArgumentException()
          .as(path)
          .isThrownBy(() -> output.write(List.of(source(path, "")), diagnostics))
          .withMessageContaining("leaves");
    }
    assertThat(directory.resolve("evil.java")).doesNotExist();
  }

  @Test
  void refusesAnIndexThatPointsOutside() throws IOException {
    output.write(List.of(HANDLER), diagnostics);
    Path outside = Files.writeString(directory.resolve("precious"), "");
    Files.writeString(directory.resolve("sources/.pikku-files"), "../precious\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> output.write(List.of(HANDLER), diagnostics));
    assertThat(outside).exists();
  }

  @Test
  void writesNothingWhenThereIsAnError() throws IOException {
    output.write(List.of(QUEUE), diagnostics);
    diagnostics.error(Code.MISSING_SERVICE, Place.NONE, "A fact.", "A remedy.");

    output.write(List.of(HANDLER), diagnostics);

    assertThat(directory.resolve("sources/app/jobs/QueueHandler.java")).exists();
    assertThat(directory.resolve("sources/app/pikku/HttpHandler.java")).doesNotExist();
  }

  @Test
  void replacesWhatItGeneratedInTheModule() throws IOException {
    output.write(List.of(yaml("service: a\n")), diagnostics);
    Path file = directory.resolve("serverless.yml");
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

    var second = output.write(List.of(yaml("service: b\n")), diagnostics);

    assertThat(diagnostics.hasErrors()).isFalse();
    assertThat(second.written()).containsExactly(file);
    assertThat(Files.readString(file)).endsWith("service: b\n");
  }

  @Test
  void ignoresLineEndsOfVersionControl() throws IOException {
    output.write(List.of(yaml("service: a\n")), diagnostics);
    Path file = directory.resolve("serverless.yml");
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

    assertThat(output.write(List.of(yaml("service: a\n")), diagnostics).written()).isEmpty();
  }

  @Test
  void neverOverwritesAFileWrittenByHand() throws IOException {
    Path file = Files.writeString(directory.resolve("serverless.yml"), "service: mine\n");

    output.write(List.of(HANDLER, yaml("service: a\n")), diagnostics);

    assertThat(file).hasContent("service: mine\n");
    assertThat(directory.resolve("sources")).doesNotExist();
    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(Code.HAND_WRITTEN_FILE);
              assertThat(problem.place())
                  .isEqualTo(new Place(directory.getFileName() + "/serverless.yml", 1));
              assertThat(problem.fact()).contains("not generated by pikku");
              assertThat(problem.remedy()).contains("\"serverless\" in pikku.config.json");
            });
  }

  @Test
  void neverOverwritesAnEditedFile() throws IOException {
    output.write(List.of(yaml("service: a\n")), diagnostics);
    Path file = directory.resolve("serverless.yml");
    String edited = Files.readString(file) + "custom: mine\n";
    Files.writeString(file, edited);

    output.write(List.of(yaml("service: b\n")), diagnostics);

    assertThat(file).hasContent(edited);
    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.fact()).contains("was edited"));
  }

  private List<Path> files() throws IOException {
    try (var walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void takesAFileOfAnotherEncodingForWrittenByHand() throws IOException {
    Path file = directory.resolve("serverless.yml");
    byte[] latin1 = "# f\u00fcr uns\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin1);

    output.write(List.of(new GeneratedFile(Root.MODULE, "serverless.yml", "x\n")), diagnostics);

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(Code.HAND_WRITTEN_FILE));
    assertThat(file).hasBinaryContent(latin1);
  }

  @Test
  void saysWhatCannotBeWrittenAndWritesNothingWhereADirectoryIsInTheWay() throws IOException {
    Files.createDirectory(directory.resolve("serverless.yml"));

    output.write(
        List.of(HANDLER, new GeneratedFile(Root.MODULE, "serverless.yml", "x\n")), diagnostics);

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(Code.CANNOT_WRITE);
              assertThat(problem.place().file()).endsWith("/serverless.yml");
              assertThat(problem.fact()).isEqualTo("This cannot be written: it is a directory.");
            });
    assertThat(directory.resolve("sources")).doesNotExist();
  }

  @Test
  void saysWhatCannotBeWrittenWhereAFileIsInTheWay() throws IOException {
    Files.writeString(directory.resolve("sources"), "");

    output.write(List.of(HANDLER), diagnostics);

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(Code.CANNOT_WRITE);
              assertThat(problem.place().file()).contains("sources");
              assertThat(problem.remedy()).isNotEmpty();
            });
  }

  private static GeneratedFile source(String path, String content) {
    return new GeneratedFile(Root.SOURCES, path, content);
  }

  private static GeneratedFile yaml(String content) {
    return new GeneratedFile(
        Root.MODULE, "serverless.yml", GeneratedHeader.on(content, "Do not edit."));
  }
}
