package dev.pikku.local;

import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.FunctionPlan;
import dev.pikku.local.lambda.Fingerprint;
import dev.pikku.local.lambda.JavaFunction;
import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.lambda.Launch;
import dev.pikku.local.lambda.PayloadLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The functions of a backend, each in a process of its own. */
final class FunctionTable implements AutoCloseable {
  private final LocalSettings settings;
  private final DeploymentFile file;
  private final Map<String, String> services;
  private final Map<String, String> channels;
  private final Console console;
  private final Fingerprint fingerprint;
  private final Map<String, JavaFunction> running = new ConcurrentHashMap<>();

  /**
   * @param services variables that lead to what is on this machine
   * @param channels the same, for functions that do not keep their channels elsewhere
   */
  FunctionTable(
      LocalSettings settings,
      DeploymentFile file,
      Map<String, String> services,
      Map<String, String> channels,
      Console console) {
    this.settings = settings;
    this.file = file;
    this.services = Map.copyOf(services);
    this.channels = Map.copyOf(channels);
    this.console = console;
    List<Path> watched = new ArrayList<>(settings.classPath());
    watched.add(settings.serverless());
    this.fingerprint = new Fingerprint(watched);
  }

  /** A function of the deployment, by its name there. */
  LambdaFunction get(String name) {
    return new PayloadLimit(java(name));
  }

  /** Starts a function before it is called. */
  void warmUp(String name) {
    java(name).warmUp();
  }

  /** The same, by the name that it has on AWS or in serverless.yml. */
  Optional<LambdaFunction> named(String name) {
    Deployment deployment = deployment();
    String prefix = deployment.prefix();
    String shortName = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return deployment.functions().stream()
        .map(FunctionPlan::name)
        .filter(shortName::equals)
        .findFirst()
        .map(this::get);
  }

  /** The same, by its handler. */
  Optional<LambdaFunction> of(String handler) {
    return deployment().functions().stream()
        .filter(function -> function.handler().equals(handler))
        .findFirst()
        .map(function -> get(function.name()));
  }

  @Override
  public void close() {
    running.values().parallelStream().forEach(JavaFunction::close); // each may take a moment
  }

  private JavaFunction java(String name) {
    return running.computeIfAbsent(
        name,
        key ->
            new JavaFunction(key, () -> launch(key), fingerprint, line -> console.say(key, line)));
  }

  private Launch launch(String name) throws IOException {
    Deployment deployment = file.current();
    FunctionPlan plan =
        deployment.functions().stream()
            .filter(function -> function.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IOException("The last build left the function out"));
    return FunctionLaunch.of(plan, deployment, settings, services, channels);
  }

  private Deployment deployment() {
    try {
      return file.current();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
