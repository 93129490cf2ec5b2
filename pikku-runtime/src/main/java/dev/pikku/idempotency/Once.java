package dev.pikku.idempotency;

import dev.pikku.auth.SessionCodec;
import dev.pikku.crypto.Sha256;
import dev.pikku.http.HttpRequest;
import dev.pikku.json.JsonWriter;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function that runs once for a key. Generated code runs it so:
 *
 * <pre>{@code
 * try (Once once = Once.of(store, wire, codec, "Orders.place", input.orderId(), 86400)) {
 *   if (once.isFirst()) {
 *     wire.response().json(…);
 *     once.done();
 *   }
 * }
 * }</pre>
 */
public final class Once implements AutoCloseable {
  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_HEADER = 255;
  private static final long LONGEST_CALL_MILLIS = 900_000;

  /** By how much the clocks of two instances may differ. */
  private static final long MARGIN_MILLIS = 1000;

  private final Claim claim;
  private final @Nullable HttpWire http;
  private final int seconds;
  private boolean open;

  private Once(Claim claim, @Nullable HttpWire http, int seconds) {
    this.claim = claim;
    this.http = http;
    this.seconds = seconds;
    open = claim.state() == Claim.State.TAKEN;
  }

  /**
   * Begins a job.
   *
   * @param function its name
   * @param key what tells calls of it apart
   * @param seconds for which the call is remembered once it is done
   * @throws dev.pikku.wire.JobFailed if such a call is in progress: the message comes again
   */
  public static Once of(
      IdempotencyStore store, QueueJob job, String function, String key, int seconds) {
    Claim claim = store.claim(key(function, key, ""), "", lockedUntil(job));
    if (claim.state() == Claim.State.BUSY) {
      job.fail("a call with its key is in progress");
    }
    return new Once(claim, null, seconds);
  }

  /**
   * Begins an HTTP call, or answers it as the first one was. Answers are for who made the first
   * call: somebody else with the same key is refused.
   *
   * @param sessions writes the session, where callers have one
   * @throws dev.pikku.error.PikkuException 409 if such a call is in progress, 422 if the key is
   *     another caller's
   */
  public static Once of(
      IdempotencyStore store,
      HttpWire wire,
      @Nullable SessionCodec<?> sessions,
      String function,
      String key,
      int seconds) {
    String caller = hash(session(sessions, wire));
    Claim claim = store.claim(key(function, key, ""), caller, lockedUntil(wire));
    return answered(claim, wire, caller, seconds);
  }

  /**
   * The same with a key that a header has, and that is the caller's own: who else sends it makes
   * another call. The request has to be the same, byte by byte.
   *
   * @throws dev.pikku.error.PikkuException also 400 if the header is not there, and 422 if the
   *     request is another
   */
  public static Once ofHeader(
      IdempotencyStore store,
      HttpWire wire,
      @Nullable SessionCodec<?> sessions,
      String function,
      String header,
      int seconds) {
    HttpRequest request = wire.request();
    String key = request.header(header.toLowerCase(Locale.ROOT));
    if (key == null || key.isEmpty() || key.length() > LONGEST_HEADER) {
      throw OnceRefusal.noHeader(header, LONGEST_HEADER);
    }
    String input = request(request);
    Claim claim =
        store.claim(key(function, key, session(sessions, wire)), input, lockedUntil(wire));
    return answered(claim, wire, input, seconds);
  }

  private static Once answered(Claim claim, HttpWire wire, String input, int seconds) {
    if (claim.state() != Claim.State.TAKEN && !claim.input().equals(input)) {
      throw OnceRefusal.otherInput();
    }
    if (claim.state() == Claim.State.BUSY) {
      throw OnceRefusal.busy();
    }
    String answer = claim.answer();
    if (answer != null) {
      StoredAnswer.replay(answer, wire.response());
    } else if (claim.state() == Claim.State.DONE) {
      // a job did it, and nobody kept what the function returned
      throw OnceRefusal.notKept();
    }
    return new Once(claim, wire, seconds);
  }

  /** Whether the function has to run: else the call is answered already. */
  public boolean isFirst() {
    return claim.state() == Claim.State.TAKEN;
  }

  /**
   * The transaction in which the call is noted as done.
   *
   * @param type such as {@code java.sql.Connection}
   * @throws IllegalStateException if the store has none of that type
   */
  public <T> T transaction(Class<T> type) {
    T transaction = claim.transaction(type);
    if (transaction == null) {
      throw OnceRefusal.noTransaction();
    }
    return transaction;
  }

  /**
   * Notes that the function is done, with its answer, and commits its transaction.
   *
   * @throws dev.pikku.error.PikkuException 409 if it took so long that another call has begun
   */
  public void done() {
    String answer = http == null ? null : StoredAnswer.of(http.response());
    if (!claim.complete(answer, System.currentTimeMillis() / 1000 + seconds)) {
      throw OnceRefusal.lost();
    }
    open = false;
  }

  /** Gives the key back, unless the function is done. */
  @Override
  public void close() {
    if (open) {
      open = false;
      claim.release();
    }
  }

  /**
   * When a call has ended for certain: as its platform says, or after the longest that there is.
   */
  private static long lockedUntil(Wire wire) {
    return System.currentTimeMillis()
        + Math.min(wire.remainingMillis(), LONGEST_CALL_MILLIS)
        + MARGIN_MILLIS;
  }

  /** A hash, so that nothing of a request is kept, after as much of the name as people need. */
  private static String key(String function, String key, String session) {
    MessageDigest digest = Sha256.begin();
    add(digest, function);
    add(digest, session);
    add(digest, key);
    String name = function.length() > LONGEST_NAME ? function.substring(0, LONGEST_NAME) : function;
    return name + "#" + Sha256.hex(digest.digest());
  }

  private static String request(HttpRequest request) {
    MessageDigest digest = Sha256.begin();
    add(digest, request.method());
    add(digest, request.path());
    add(digest, request.rawQuery());
    digest.update(request.body());
    return Sha256.hex(digest.digest());
  }

  private static String hash(String text) {
    MessageDigest digest = Sha256.begin();
    add(digest, text);
    return Sha256.hex(digest.digest());
  }

  /** Adds a text and its end: no other texts make the same bytes. */
  private static void add(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update(Integer.toString(utf8.length).getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) ':');
    digest.update(utf8);
  }

  private static <S> String session(@Nullable SessionCodec<S> sessions, Wire wire) {
    if (sessions == null || !wire.hasSession()) {
      return "";
    }
    JsonWriter out = new JsonWriter().beginObject();
    sessions.write(out, wire.session(sessions.type()).require());
    out.endObject();
    return new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8);
  }
}
