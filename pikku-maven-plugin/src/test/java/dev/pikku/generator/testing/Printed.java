package dev.pikku.generator.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Everything that is printed until this is closed. */
public final class Printed implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Printed() {
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
  }

  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public List<String> lines() {
    return text().lines().toList();
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
