package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.emit.GeneratedFile.Root;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;

/** Says what is in a backend, what is out, and why. Writes nothing. */
@Mojo(name = "info", requiresDependencyCollection = ResolutionScope.COMPILE, threadSafe = true)
public final class InfoMojo extends BackendGoal {

  private static final List<String> FORMATS = List.of("text", "json");

  /** {@code text}, or {@code json} for the manifest and nothing else. */
  @Parameter(property = "pikku.format", defaultValue = "text")
  private String format = "text";

  @Inject
  public InfoMojo(ProjectDependenciesResolver resolver) {
    super(resolver);
  }

  @Override
  void run(Backend backend, Diagnostics diagnostics) throws IOException {
    if (!FORMATS.contains(format)) {
      diagnostics.error(
          Code.INVALID_VALUE,
          new Place("-Dpikku.format", 0),
          "\"" + format + "\" is not a format.",
          Spelling.remedy(format, FORMATS, "There are: text, json."));
      return;
    }
    Optional<Result> result = backend.generate(diagnostics);
    if (result.isEmpty() || diagnostics.hasErrors()) {
      return;
    }
    if (format.equals("json")) {
      System.out.print(manifest(result.get())); // without the log's prefixes
    } else {
      InfoTable.lines(result.get().config(), result.get().filtered()).forEach(getLog()::info);
      if (result.get().describesApi()) {
        getLog().info(Summary.api(backend, result.get()));
      }
    }
  }

  private static String manifest(Result result) {
    return result.files().stream()
        .filter(file -> file.root() == Root.REPORTS && file.path().equals("manifest.json"))
        .findFirst()
        .orElseThrow()
        .content();
  }
}
