package dev.pikku.json;

import dev.pikku.error.PikkuException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the components of one value from JSON and from text, then makes it. Generated, one class
 * for each record that is read; one instance reads one value.
 *
 * <p>Where JSON is all there is (a queue's message, a nested record) generated code has a {@code
 * static T read(JsonReader)}: it gives null only where the reader's violations say why, and the
 * caller ends with {@code in.end(); in.violations().raise();}.
 *
 * <p>From an HTTP request, in this order:
 *
 * <pre>{@code
 * binder.begin(violations);
 * binder.nextSource();   // path: text(name, decoded) for each parameter
 * binder.nextSource();   // query: text(name, decoded) for each pair, in order
 * binder.headerSource(); // names = binder.headers(): text(names[i + 1], value)
 *                        //   for each value of header names[i], i = 0, 2, 4, …
 * binder.cookieSource(); // the same with binder.cookies()
 * binder.nextSource();   // form: text(name, value), or file(name, …);
 * binder.body(reader);   // or JSON, then reader.end(); neither where there is no body
 * T input = binder.finish();
 * }</pre>
 *
 * <p>{@link #text} answers false where no component of that name is bound from that source: the
 * caller decides whether that matters. A component that is {@link #csv} gets one call for each
 * part: the caller splits at commas, before it decodes percent signs where it still can; an empty
 * text has no parts. Everything else that is wrong becomes a violation.
 *
 * @param <T> what is read
 */
public abstract class ObjectBinder<T> {
  private static final String[] NONE = {};

  private static final byte GIVEN = 1;
  private static final byte GIVEN_HERE = 2;
  private static final byte BAD = 4;

  private static final byte DOCUMENT = 0;
  private static final byte REQUEST = 1;
  private static final byte HEADERS = 2;
  private static final byte COOKIES = 3;

  /** What is known of each component. */
  private final byte[] states;

  private @Nullable Violations violations;
  private int violationsBefore;
  private byte source = DOCUMENT;
  private @Nullable JsonReader in;
  private boolean textOnly;
  private boolean unreadable;
  private boolean typed;
  private String name = "";
  private int last;

  protected ObjectBinder(int components) {
    states = new byte[components];
  }

  // What the road from an HTTP request calls.

  /** Begins the binding of a request. */
  public final void begin(Violations violations) {
    this.violations = violations;
    violationsBefore = violations.size();
    source = REQUEST;
    textOnly = true;
  }

  /** What follows comes from the path, the query or a form, each of which is a source. */
  public final void nextSource() {
    next(REQUEST);
  }

  /** What follows comes from the {@link #headers}. */
  public final void headerSource() {
    next(HEADERS);
  }

  /** What follows comes from the {@link #cookies}. */
  public final void cookieSource() {
    next(COOKIES);
  }

  /** The headers to bind, in lower case: header, component, header, component, … */
  public String[] headers() {
    return NONE;
  }

  /** The cookies to bind: cookie, component, cookie, component, … */
  public String[] cookies() {
    return NONE;
  }

  /** Whether text of this component is split at commas, by the caller. */
  public boolean csv(String component) {
    return false;
  }

  /**
   * Takes text for a component; a list takes one text for each element.
   *
   * @return false if no such component is bound from this source
   */
  public final boolean text(String component, String text) {
    name = component;
    try {
      return readText(component, text);
    } catch (IllegalArgumentException malformed) {
      bad(String.valueOf(malformed.getMessage()));
      return true;
    }
  }

  /**
   * Takes a file for a component.
   *
   * @param fileName as sent; whoever sent it may have written anything
   * @param contentType as sent; empty if nothing was
   * @param content a part of the body, not copied
   * @return false if no component that a file can fill has this name
   */
  public final boolean file(
      String component, String fileName, String contentType, ByteBuffer content) {
    name = component;
    return readFile(component, fileName, contentType, content);
  }

  /** Takes a body: the components of one JSON object. */
  public final void body(JsonReader reader) {
    nextSource();
    textOnly = false;
    in = reader;
    readBody(reader);
    in = null;
    Violations found = found();
    if (reader.violations() != found) {
      found.addAll(reader.violations());
    }
  }

  /**
   * Makes the input.
   *
   * @throws dev.pikku.error.InvalidInputException with everything that is wrong
   */
  public final T finish() {
    T value = complete();
    found().raise();
    if (value == null) {
      throw new IllegalStateException("nothing was made, and no violation says why");
    }
    return value;
  }

  // What generated code implements.

  /**
   * Reads the next value as a component.
   *
   * @return false, with the reader untouched, if no such component is bound from this source
   */
  protected abstract boolean readJson(String component, JsonReader in);

  /**
   * Converts text to a component.
   *
   * @return false if no such component is bound from this source
   * @throws IllegalArgumentException whose message says what the text must be
   */
  protected boolean readText(String component, String text) {
    return false;
  }

  /** Takes a file as a component; false if there is none. */
  protected boolean readFile(
      String component, String fileName, String contentType, ByteBuffer content) {
    return false;
  }

  /** Reads a request's body. */
  protected void readBody(JsonReader reader) {
    if (reader.beginObject()) {
      members(reader);
    } else {
      unreadable = true;
    }
  }

  /** Whether keys are skipped that no component has. */
  protected boolean ignoresUnknownKeys() {
    return false;
  }

  /** Adds a violation for each component that is missing or breaks a constraint. */
  protected void check() {}

  /** Makes the value, once everything is sound. */
  protected abstract T make();

  // What generated code calls.

  /** Reads an object that holds everything. */
  protected final @Nullable T object(JsonReader reader) {
    violations = reader.violations();
    violationsBefore = violations.size();
    in = reader;
    if (!reader.beginObject()) {
      return null;
    }
    members(reader);
    return complete();
  }

  /** Reads an object that also has a {@code "type"}, which the caller has looked at. */
  protected final @Nullable T variant(JsonReader reader) {
    typed = true;
    return object(reader);
  }

  /** Whether headers, and only they, are bound now; true where there is but one document. */
  protected final boolean fromHeader() {
    return source == HEADERS || source == DOCUMENT;
  }

  /** Whether cookies, and only they, are bound now; true where there is but one document. */
  protected final boolean fromCookie() {
    return source == COOKIES || source == DOCUMENT;
  }

  /** Whether no JSON body came: then an absent list is an empty one. */
  protected final boolean textOnly() {
    return textOnly;
  }

  /**
   * Notes that a component is given.
   *
   * @return whether it is the first time; if not, {@link #same} must be told
   */
  protected final boolean first(int component) {
    last = component;
    byte state = states[component];
    states[component] = (byte) (state | GIVEN | GIVEN_HERE);
    if ((state & GIVEN_HERE) != 0) {
      bad("is given more than once");
    }
    return (state & GIVEN) == 0;
  }

  /** Complains that text cannot be a record, a file, a map or a list of such. */
  protected final void notText(int component) {
    if (first(component)) {
      bad("cannot be given as text");
    }
  }

  /** Complains where another source gave another value. */
  protected final void same(boolean same) {
    if (!same && sound(last)) {
      bad("has conflicting values");
    }
  }

  /** Notes that text for a list is given; false if it must be left out. */
  protected final boolean element(int component) {
    last = component;
    byte state = states[component];
    states[component] = (byte) (state | GIVEN | GIVEN_HERE);
    if ((state & GIVEN) != 0 && (state & GIVEN_HERE) == 0) {
      same(false);
    }
    return sound(component);
  }

  /** Whether a component was given soundly; a violation if it was not given at all. */
  protected final boolean required(int component, String name) {
    if (!given(component)) {
      violation(name, "is required");
      return false;
    }
    return sound(component);
  }

  /** Whether a component was given at all. */
  protected final boolean given(int component) {
    return (states[component] & GIVEN) != 0;
  }

  /** Whether nothing is wrong with a component so far. */
  protected final boolean sound(int component) {
    return (states[component] & BAD) == 0;
  }

  /** Tells that a constraint is broken, unless constraints are not checked here. */
  protected final void broken(String path, String message) {
    if (found().checking()) {
      violation(path, message);
    }
  }

  /** Tells what is wrong at a component. */
  protected final void violation(String path, String message) {
    if (in == null) {
      found().add(path, message);
    } else {
      in.violation(path, message);
    }
  }

  private void bad(String message) {
    states[last] |= BAD;
    if (in == null) {
      found().add(name, message);
    } else {
      in.violation(message);
    }
  }

  private void next(byte next) {
    source = next;
    for (int i = 0; i < states.length; i++) {
      states[i] &= ~GIVEN_HERE;
    }
  }

  private void members(JsonReader reader) {
    Violations found = reader.violations();
    for (String key = reader.nextName(); key != null; key = reader.nextName()) {
      int before = found.size();
      if (!readJson(key, reader)) {
        unknown(key, reader);
      } else if (found.size() > before) {
        states[last] |= BAD;
      }
    }
  }

  private void unknown(String key, JsonReader reader) {
    if (typed && key.equals("type")) {
      typed = false;
    } else if (!ignoresUnknownKeys()) {
      reader.violation("is not a known key");
    }
    reader.skip();
  }

  private @Nullable T complete() {
    Violations found = found();
    if (!unreadable) {
      check();
    }
    if (found.size() > violationsBefore) {
      return null;
    }
    try {
      return make();
    } catch (RuntimeException refused) {
      if (refused instanceof PikkuException) {
        throw refused;
      }
      if (in == null) {
        found.add("", "is not valid");
      } else {
        in.violation("is not valid");
      }
      return null;
    }
  }

  private Violations found() {
    if (violations == null) {
      throw new IllegalStateException("begin comes first");
    }
    return violations;
  }
}
