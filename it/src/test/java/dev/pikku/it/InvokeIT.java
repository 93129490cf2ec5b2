package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code mvn pikku:invoke} runs one thing of a backend, and ends. */
class InvokeIT {
  private static Project workspace;

  @BeforeAll
  static void compile() throws Exception {
    workspace = Project.copy("workspace", "invoke");
    MavenRun run = workspace.maven().run("compile", "-pl", "backends/all", "-am");
    assertThat(run.passed()).as(run.log()).isTrue();
  }

  @Test
  void runsATask() throws Exception {
    assertThat(invoke("task=forget").passed()).isTrue();
  }

  @Test
  void givesAWorkerItsMessage() throws Exception {
    MavenRun run = invoke("queue=notes", "input={\"text\":\"bread\"}");
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(run.lines("{\"batchItemFailures\":[]}"))
        .containsExactly("{\"batchItemFailures\":[]}");
  }

  @Test
  void failsWhereTheFunctionDoes() throws Exception {
    MavenRun run = invoke("queue=all-dev-notes", "input={\"text\":7}");
    assertThat(run.passed()).isFalse();
    assertThat(run.log())
        .contains(
            "[PikkuFunctionFailed] -Dpikku.invoke.queue: The queue \"all-dev-notes\" failed. What"
                + " it logged is above.");
  }

  @Test
  void givesAFunctionTheEventOfAFile() throws Exception {
    Path event = workspace.path("event.json");
    Files.writeString(
        event,
        """
        {"version": "2.0", "rawPath": "/notes/9", "headers": {},
         "requestContext": {"http": {"method": "GET", "path": "/notes/9"}}}
        """);
    MavenRun run = invoke("function=http", "inputFile=" + event);
    assertThat(run.passed()).as(run.log()).isTrue();
    assertThat(run.lines("{\"statusCode\":404,")).as(run.log()).hasSize(1);
  }

  @Test
  void saysWhatThereIs() throws Exception {
    assertThat(invoke("task=forgot").log())
        .contains(
            "[PikkuInvalidValue] -Dpikku.invoke.task: The backend has no task \"forgot\". Did you"
                + " mean \"forget\"?");
    assertThat(invoke("queue=mails", "input={}").log())
        .contains("The backend has no queue \"mails\". There are: all-dev-notes.");
  }

  @Test
  void saysWhatItTakes() throws Exception {
    assertThat(invoke().log())
        .contains(
            "It takes one thing to run. Say -Dpikku.invoke.task=…, -Dpikku.invoke.queue=… or"
                + " -Dpikku.invoke.function=….");
    assertThat(invoke("queue=notes").log())
        .contains("-Dpikku.invoke.inputFile: There is no input.");
    assertThat(invoke("queue=notes", "input={text:1}").log())
        .contains("[PikkuInvalidValue] -Dpikku.invoke.input: The input is not JSON: ");
    assertThat(invoke("function=http", "inputFile=nowhere.json").log())
        .contains("[PikkuMissingFile] -Dpikku.invoke.inputFile: There is no file ");
  }

  private static MavenRun invoke(String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("compile", "pikku:invoke", "-pl", "backends/all", "-am"));
    for (String option : options) {
      arguments.add("-Dpikku.invoke." + option);
    }
    return workspace.maven().run(arguments.toArray(String[]::new));
  }
}
