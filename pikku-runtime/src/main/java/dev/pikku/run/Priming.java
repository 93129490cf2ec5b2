package dev.pikku.run;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.nio.charset.StandardCharsets;

/**
 * Work that is worth having done in a snapshot: generated code reads and writes made-up values, so
 * that classes are loaded, linked and known to the compiler before the first event.
 */
public abstract class Priming {
  private final int steps;

  /**
   * @param steps how many there are
   */
  protected Priming(int steps) {
    this.steps = steps;
  }

  /** Takes one step: a generated switch. What it throws does no harm. */
  protected abstract void step(int step) throws Exception;

  /** Takes every step. It changes nothing but what the process has loaded. */
  public final void run() {
    for (int i = 0; i < steps; i++) {
      try {
        step(i);
      } catch (Exception | LinkageError harmless) {
        // a made-up value that is refused; the first event meets that code as it would without this
      }
    }
  }

  /** Takes a class, which is thereby loaded; nothing of it runs. */
  @SuppressWarnings("UnusedVariable")
  protected static void load(Class<?> type) {}

  /** A reader of a made-up value. */
  protected static JsonReader json(String sample) {
    return new JsonReader(sample.getBytes(StandardCharsets.UTF_8));
  }

  /** Has an input bound from a made-up body. */
  protected static void body(ObjectBinder<?> binder, String sample) {
    binder.begin(new Violations());
    binder.nextSource();
    binder.body(json(sample));
    binder.finish();
  }

  /**
   * Has an input bound from made-up texts.
   *
   * @param texts a name and a text, and so on
   */
  protected static void texts(ObjectBinder<?> binder, String... texts) {
    binder.begin(new Violations());
    binder.nextSource();
    for (int i = 0; i < texts.length; i += 2) {
      binder.text(texts[i], texts[i + 1]);
    }
    binder.finish();
  }

  /** A writer whose text nobody reads. */
  protected static JsonWriter out() {
    return new JsonWriter();
  }
}
