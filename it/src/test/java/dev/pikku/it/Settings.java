package dev.pikku.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The outer build's global settings, and besides its local repository as a place to copy from: what
 * has been downloaded once is not downloaded again.
 */
final class Settings {
  private static final String REPOSITORY =
      """
      <id>outer</id>
      <url>%s</url>
      <releases><updatePolicy>never</updatePolicy><checksumPolicy>ignore</checksumPolicy></releases>
      <snapshots><enabled>false</enabled></snapshots>
      """;

  private Settings() {}

  static synchronized Path file() throws IOException {
    Path file = Path.of(System.getProperty("it.repository")).resolveSibling("settings.xml");
    String repository =
        REPOSITORY.formatted(Path.of(System.getProperty("it.outer.repository")).toUri());
    String profile =
        "<profile><id>outer</id><activation><activeByDefault>true</activeByDefault></activation>"
            + "<repositories><repository>"
            + repository
            + "</repository></repositories><pluginRepositories><pluginRepository>"
            + repository
            + "</pluginRepository></pluginRepositories></profile>";
    Path half = Files.createTempFile(file.getParent(), "settings", ".half");
    Files.writeString(half, insert(outer(), profile));
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  private static String outer() throws IOException {
    Path global = Path.of(System.getProperty("it.global.settings"));
    return Files.isRegularFile(global) ? Files.readString(global) : "<settings></settings>";
  }

  private static String insert(String settings, String profile) {
    int profiles = settings.lastIndexOf("</profiles>");
    if (profiles >= 0) {
      return settings.substring(0, profiles) + profile + settings.substring(profiles);
    }
    int end = settings.lastIndexOf("</settings>");
    return settings.substring(0, end)
        + "<profiles>"
        + profile
        + "</profiles>"
        + settings.substring(end);
  }
}
