package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.archive.ArchiveResult;
import dev.pikku.generator.emit.OutputDirectory.Written;
import dev.pikku.generator.emit.openapi.OpenApiEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person reads in five seconds when a goal is done. */
final class Summary {
  private static final long KB = 1000;

  private Summary() {}

  static List<String> generated(Backend backend, Result result, Written written) {
    int functions = result.filtered().kept().functions().size();
    int in = result.filtered().kept().functions().stream().mapToInt(f -> f.wirings().size()).sum();
    int out = result.filtered().leftOut().size();
    String name = result.config().backend().name();
    List<String> lines = new ArrayList<>();
    lines.add(
        name
            + ": "
            + count(functions, "function")
            + ", "
            + count(in, "wiring")
            + " in, "
            + out
            + " out"
            + (out > 0 ? " (mvn pikku:info says why)" : ""));
    lines.add(
        name
            + ": "
            + (written.written().isEmpty() && written.deleted().isEmpty()
                ? "nothing changed in "
                : count(written.written().size(), "file") + " written to ")
            + backend.display(backend.generatedSources())
            + " and "
            + backend.display(backend.serverless()));
    if (result.describesApi()) {
      lines.add(name + ": " + api(backend, result));
    }
    if (result.primed() > 0) {
      lines.add(
          name
              + ": SnapStart snapshots are primed with all services, the way of an event, and "
              + count(result.primed(), "codec"));
    }
    return lines;
  }

  /** Where the API is described. */
  static String api(Backend backend, Result result) {
    return "the HTTP API is described in "
        + backend.display(backend.reports().resolve(OpenApiEmitter.FILE))
        + result
            .config()
            .backend()
            .openapi()
            .route()
            .map(route -> ", which GET " + route + " answers")
            .orElse("");
  }

  static String packaged(Backend backend, Result result, ArchiveResult archive) {
    return result.config().backend().name()
        + ": "
        + backend.display(archive.file())
        + ", "
        + size(archive.size())
        + " ("
        + size(archive.unpackedSize())
        + " unpacked)"
        + (archive.written() ? "" : ", unchanged");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    return bytes < KB * KB
        ? String.format(Locale.ROOT, "%d kB", (bytes + KB - 1) / KB)
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KB * KB));
  }
}
