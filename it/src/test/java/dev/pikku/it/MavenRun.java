package dev.pikku.it;

import java.util.List;

/**
 * How a build went.
 *
 * @param exitCode 0 if it passed
 * @param log what Maven said
 */
record MavenRun(int exitCode, String log) {
  boolean passed() {
    return exitCode == 0;
  }

  /** The lines of the log that contain a text. */
  List<String> lines(String text) {
    return log.lines().filter(line -> line.contains(text)).toList();
  }
}
