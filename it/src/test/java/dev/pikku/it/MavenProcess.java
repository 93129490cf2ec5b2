package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A Maven that runs until it is stopped. */
final class MavenProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final List<String> log = new CopyOnWriteArrayList<>();

  private MavenProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  static MavenProcess start(List<String> command, Path directory) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new MavenProcess(builder.start());
  }

  /** Waits for a line that contains a text, and gives what comes after it. */
  String after(String text) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (String line : log) {
        int at = line.indexOf(text);
        if (at >= 0) {
          return line.substring(at + text.length());
        }
      }
      assertThat(process.isAlive()).as(log()).isTrue();
      Thread.sleep(100);
    }
    throw new AssertionError("No line has \"" + text + "\":\n" + log());
  }

  String log() {
    return String.join("\n", log);
  }

  /** Stops it as Ctrl-C does, and gives its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(log()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
      }
    } catch (IOException stopped) {
      // there is nothing more to read
    }
  }
}
