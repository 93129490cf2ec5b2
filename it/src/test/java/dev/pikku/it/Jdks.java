package dev.pikku.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The JDKs to run archives on: the one that runs the tests, and a JDK 25 where there is one. */
final class Jdks {
  private Jdks() {}

  /** Homes; JDK 25 is looked for in {@code JAVA25_HOME} and beside the running JDK. */
  static Set<Path> homes() throws IOException {
    Set<Path> homes = new LinkedHashSet<>();
    Path running = Path.of(System.getProperty("java.home")).toRealPath();
    homes.add(running);
    String stated = System.getenv("JAVA25_HOME");
    if (stated != null && !stated.isEmpty()) {
      homes.add(Path.of(stated).toRealPath());
      return homes;
    }
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(running.getParent(), "*25*")) {
      for (Path home : beside) {
        if (Files.isExecutable(home.resolve("bin/java"))) {
          homes.add(home.toRealPath());
          break;
        }
      }
    }
    return homes;
  }
}
