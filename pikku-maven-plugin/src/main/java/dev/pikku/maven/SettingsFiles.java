package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.ConfigModel;
import dev.pikku.generator.model.PikkuModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** The files that the configuration record is read from, which have to be in the archive. */
final class SettingsFiles {
  private SettingsFiles() {}

  static void check(PikkuModel model, List<Path> classPath, Diagnostics diagnostics)
      throws IOException {
    Optional<ConfigModel> config = model.config();
    if (config.isEmpty()) {
      return;
    }
    for (String file : config.get().files()) {
      if (!isOn(classPath, file)) {
        diagnostics.error(
            Code.MISSING_FILE,
            config.get().place(),
            "@PikkuConfig names the file \"" + file + "\", which is nowhere among the resources.",
            "Put it at src/main/resources/" + file + " of a module, or correct the name.");
      }
    }
  }

  private static boolean isOn(List<Path> classPath, String file) throws IOException {
    for (Path entry : classPath) {
      if (Files.isDirectory(entry) ? Files.isRegularFile(entry.resolve(file)) : has(entry, file)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(Path jar, String file) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(file) != null;
    }
  }
}
