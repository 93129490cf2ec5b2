package dev.pikku.generator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.channel.ChannelDoor;
import dev.pikku.generator.PikkuGenerator;
import dev.pikku.generator.config.ArtifactConfigs;
import dev.pikku.generator.config.ConfigRequest;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.GeneratedFile.Root;
import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.scan.ScanRequest;
import dev.pikku.http.HttpDoor;
import dev.pikku.rpc.RpcDoor;
import dev.pikku.run.Door;
import dev.pikku.run.QueueDoor;
import dev.pikku.run.SchedulerDoor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A backend in a directory: its sources are scanned, its files generated, compiled in memory and
 * called.
 */
public final class GeneratedBackend {
  private static final String IMPORTS =
      """
      import dev.pikku.*;
      import dev.pikku.auth.*;
      import dev.pikku.channel.*;
      import dev.pikku.error.*;
      import dev.pikku.http.*;
      import dev.pikku.rpc.*;
      import dev.pikku.service.*;
      import dev.pikku.service.Queue;
      import dev.pikku.wire.*;
      import jakarta.validation.constraints.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  private final Path directory;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Origin> origins = new LinkedHashMap<>();
  private final Diagnostics diagnostics = new Diagnostics();
  private boolean awsServices = true;
  private PikkuGenerator.Result result;
  private InMemoryCompiler.Classes classes;

  public GeneratedBackend(Path directory) {
    this.directory = directory;
  }

  /** Adds {@code acme/<name>.java}; the declaration stands behind one line with all imports. */
  public GeneratedBackend with(String name, String declaration) {
    return with(Origin.FUNCTIONS, name, declaration);
  }

  public GeneratedBackend with(Origin origin, String name, String declaration) {
    String text = "package acme; " + IMPORTS.replace("\n", " ") + "\n" + declaration;
    sources.put("acme." + name, text);
    return withFile(origin, "acme/" + name + ".java", text);
  }

  /** Adds every source below a directory. */
  public GeneratedBackend withAll(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        sources.put(path, Files.readString(file));
        withFile(Origin.FUNCTIONS, path, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public GeneratedBackend withConfig(String json) {
    return write(directory.resolve("pikku.config.json"), json);
  }

  public GeneratedBackend withoutAwsServices() {
    awsServices = false;
    return this;
  }

  private GeneratedBackend withFile(Origin origin, String path, String text) {
    String root = origin.name().toLowerCase(Locale.ROOT);
    origins.put(root, origin);
    return write(directory.resolve(root).resolve(path), text);
  }

  private GeneratedBackend write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public PikkuGenerator.Request request() {
    ConfigRequest config =
        new ConfigRequest(
            directory,
            directory,
            "acme",
            "acme.pikku",
            ArtifactConfigs.none(),
            List.of(),
            List.of(),
            Map.of());
    ScanRequest scan =
        new ScanRequest(
            origins.entrySet().stream()
                .map(
                    root ->
                        new ScanRequest.SourceRoot(
                            directory.resolve(root.getKey()), root.getKey(), root.getValue()))
                .toList(),
            List.of(),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList(),
            List.of(),
            List.of(),
            List.of("acme.pikku"),
            StandardCharsets.UTF_8,
            17);
    return new PikkuGenerator.Request(
        config, packageName -> scan, awsServices, "target/acme-lambda.jar");
  }

  public GeneratedBackend generate() {
    result = PikkuGenerator.generate(request(), diagnostics);
    return this;
  }

  public PikkuGenerator.Result result() {
    if (result == null) {
      generate();
    }
    return result;
  }

  /** The one problem of a code, which must be there. */
  public Diagnostic problem(Code code) {
    result();
    assertThat(diagnostics.errors()).extracting(Diagnostic::code).contains(code);
    return diagnostics.errors().stream().filter(e -> e.code() == code).findFirst().orElseThrow();
  }

  public Diagnostics diagnostics() {
    result();
    return diagnostics;
  }

  /** The text of a generated file. */
  public String file(String name) {
    return result().files().stream()
        .filter(file -> file.path().endsWith(name))
        .map(GeneratedFile::content)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + name + " is generated"));
  }

  public InMemoryCompiler.Classes classes() {
    if (classes == null) {
      assertThat(diagnostics().errors()).isEmpty();
      Map<String, String> all = new LinkedHashMap<>(sources);
      for (GeneratedFile file : result().files()) {
        if (file.root() == Root.SOURCES) {
          all.put(file.path(), file.content());
        }
      }
      classes = InMemoryCompiler.compile(all);
    }
    return classes;
  }

  public HttpDoor http() {
    return (HttpDoor) door("HttpBootstrap", Map.of());
  }

  public HttpDoor http(Map<String, String> environment) {
    return (HttpDoor) door("HttpBootstrap", environment);
  }

  /** The door for pages of other origins. */
  public HttpDoor corsHttp() {
    return (HttpDoor) door("CorsHttpBootstrap", Map.of());
  }

  public QueueDoor queue() {
    return (QueueDoor) door("QueueBootstrap", Map.of());
  }

  public QueueDoor queue(Map<String, String> environment) {
    return (QueueDoor) door("QueueBootstrap", environment);
  }

  public ChannelDoor channels() {
    return (ChannelDoor) door("ChannelBootstrap", Map.of());
  }

  public RpcDoor rpc() {
    return (RpcDoor) door("RpcBootstrap", Map.of());
  }

  public RpcDoor rpc(Map<String, String> environment) {
    return (RpcDoor) door("RpcBootstrap", environment);
  }

  public SchedulerDoor scheduler(Map<String, String> environment) {
    return (SchedulerDoor) door("SchedulerBootstrap", environment);
  }

  public SchedulerDoor scheduler() {
    return (SchedulerDoor) door("SchedulerBootstrap", Map.of());
  }

  private Door door(String name, Map<String, String> environment) {
    try {
      var constructor = classes().loadClass("acme.pikku." + name).getDeclaredConstructor(Map.class);
      constructor.setAccessible(true);
      return (Door) constructor.newInstance(environment);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** What a static method without parameters, of a class in the package acme, returns. */
  public Object call(String className, String method) {
    try {
      var found = classes().loadClass("acme." + className).getDeclaredMethod(method);
      found.setAccessible(true);
      return found.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
