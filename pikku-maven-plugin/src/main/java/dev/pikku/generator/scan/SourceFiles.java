package dev.pikku.generator.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source files that can hold functions, because they mention Pikku. javac finds all others by
 * itself when it needs them, which is several times faster than handing it everything.
 *
 * @param java files for javac
 * @param foreign files of other languages, which javac cannot read
 */
record SourceFiles(List<Path> java, List<Path> foreign) {
  private static final byte[] PACKAGE = "dev.pikku".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> FOREIGN = List.of("kotlin", "scala", "groovy");

  static SourceFiles under(ScanRequest request) {
    List<Path> java = new ArrayList<>();
    List<Path> foreign = new ArrayList<>();
    for (ScanRequest.SourceRoot root : request.sources()) {
      Path directory = root.directory().toAbsolutePath();
      for (Path file : mentioning(directory, request.generatedRoots())) {
        (file.toString().endsWith(".java") ? java : foreign).add(file);
      }
      if (directory.endsWith("java")) {
        for (String language : FOREIGN) {
          foreign.addAll(
              mentioning(directory.resolveSibling(language), request.generatedRoots()).stream()
                  .filter(file -> !file.toString().endsWith(".java"))
                  .toList());
        }
      }
    }
    return new SourceFiles(java, foreign.stream().distinct().toList());
  }

  private static List<Path> mentioning(Path root, List<Path> generated) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(SourceFiles::isSource)
          .filter(file -> generated.stream().noneMatch(at -> file.startsWith(at.toAbsolutePath())))
          .filter(SourceFiles::mentionsPikku)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".java") && !name.endsWith("-info.java"))
        || name.endsWith(".kt")
        || name.endsWith(".scala")
        || name.endsWith(".groovy");
  }

  private static boolean mentionsPikku(Path file) {
    try {
      byte[] text = Files.readAllBytes(file);
      for (int i = 0; i <= text.length - PACKAGE.length; i++) {
        int j = 0;
        while (j < PACKAGE.length && text[i + j] == PACKAGE[j]) {
          j++;
        }
        if (j == PACKAGE.length) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
