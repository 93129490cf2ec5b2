package dev.pikku.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.local.Answers;
import dev.pikku.local.LocalBackend;
import dev.pikku.local.LocalSettings.Behaviour;
import dev.pikku.local.LocalSettings.Ports;
import dev.pikku.local.ManualCalls;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Answer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Runs one thing of a backend once on this machine, as AWS would: a scheduled task, a queue's
 * worker with one message, or a Lambda function with an event. Prints the answer; fails where the
 * function does. Compile in the same call, {@code mvn compile pikku:invoke}.
 */
@Mojo(name = "invoke", requiresDependencyCollection = ResolutionScope.RUNTIME)
public final class InvokeMojo extends LocalGoal {
  /** The scheduled task to run. */
  @Parameter(property = "pikku.invoke.task")
  private @Nullable String task;

  /** The queue whose worker gets the input as a message; by its name in the code or on AWS. */
  @Parameter(property = "pikku.invoke.queue")
  private @Nullable String queue;

  /** The Lambda function that gets the input as its event; by its name in serverless.yml. */
  @Parameter(property = "pikku.invoke.function")
  private @Nullable String function;

  /** The message or event, as JSON. */
  @Parameter(property = "pikku.invoke.input")
  private @Nullable String input;

  /** A file with the message or event, instead of {@code input}. */
  @Parameter(property = "pikku.invoke.inputFile")
  private @Nullable File inputFile;

  @Inject
  public InvokeMojo(ProjectDependenciesResolver resolver, RepositorySystem repositories) {
    super("invoke", resolver, repositories);
  }

  @Override
  Ports ports() {
    return new Ports(0, 0, 0);
  }

  @Override
  Behaviour behaviour(int debugPort, List<String> others) {
    return new Behaviour(false, false, Optional.empty(), debugPort, others);
  }

  @Override
  void run(LocalBackend local, Result result, Diagnostics diagnostics) throws IOException {
    if (Stream.of(task, queue, function).filter(Objects::nonNull).count() != 1) {
      diagnostics.error(
          Code.INVALID_VALUE,
          new Place("-Dpikku.invoke", 0),
          "It takes one thing to run.",
          "Say -Dpikku.invoke.task=…, -Dpikku.invoke.queue=… or -Dpikku.invoke.function=….");
      return;
    }
    String json = task == null ? input(diagnostics) : "";
    if (diagnostics.hasErrors()) {
      return;
    }
    try {
      call(local.manualCalls(), json, diagnostics);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Maven is stopped
    }
  }

  private void call(ManualCalls calls, String json, Diagnostics diagnostics)
      throws InterruptedException {
    if (task != null) {
      report("task", task, calls.tasks(), calls.fire(task), diagnostics);
    } else if (queue != null) {
      report("queue", queue, calls.queues(), calls.send(queue, json), diagnostics);
    } else if (function != null) {
      report("function", function, calls.functions(), calls.invoke(function, json), diagnostics);
    }
  }

  private String input(Diagnostics diagnostics) throws IOException {
    if (input != null && inputFile == null) {
      return json(input, "-Dpikku.invoke.input", diagnostics);
    }
    String source = "-Dpikku.invoke.inputFile";
    if (inputFile == null || input != null) {
      diagnostics.error(
          Code.INVALID_VALUE,
          new Place(source, 0),
          "There is " + (input == null ? "no input." : "one input too many."),
          "Say what the function gets: -Dpikku.invoke.input='{…}', or a file with it.");
      return "";
    }
    if (!inputFile.isFile()) {
      diagnostics.error(
          Code.MISSING_FILE,
          new Place(source, 0),
          "There is no file " + inputFile + ".",
          "A path is relative to the backend's directory.");
      return "";
    }
    return json(Files.readString(inputFile.toPath()), inputFile.toString(), diagnostics);
  }

  private static String json(String text, String source, Diagnostics diagnostics) {
    Optional<String> wrong = Json.problem(text);
    wrong.ifPresent(
        problem ->
            diagnostics.error(
                Code.INVALID_VALUE,
                new Place(source, 0),
                "The input is not JSON: " + problem + ".",
                "Mind the shell: -Dpikku.invoke.input='{\"id\":\"7\"}', or take a file."));
    return text;
  }

  private static void report(
      String kind,
      String name,
      List<String> known,
      Optional<Answer> answer,
      Diagnostics diagnostics) {
    Place place = new Place("-Dpikku.invoke." + kind, 0);
    if (answer.isEmpty()) {
      diagnostics.error(
          Code.INVALID_VALUE,
          place,
          "The backend has no " + kind + " \"" + name + "\".",
          Spelling.remedy(
              name,
              known,
              known.isEmpty()
                  ? "It has none at all."
                  : "There are: " + String.join(", ", known) + "."));
      return;
    }
    System.out.println(new String(Answers.json(answer.get()), UTF_8)); // without the log's prefixes
    if (!(answer.get() instanceof Answer.Payload)) {
      diagnostics.error(
          Code.FUNCTION_FAILED,
          place,
          "The " + kind + " \"" + name + "\" failed.",
          "What it logged is above.");
    }
  }
}
