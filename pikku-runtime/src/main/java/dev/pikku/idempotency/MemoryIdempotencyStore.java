package dev.pikku.idempotency;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the calls of this process alone: for local work and tests. */
public final class MemoryIdempotencyStore implements IdempotencyStore {
  private static final int CLAIMS_PER_CLEANING = 1000;

  private final Map<String, Row> rows = new HashMap<>();
  private int claims;

  /**
   * A key's row.
   *
   * @param holder whose call still runs; null once it is done
   * @param until when the claim, or the memory of it, ends, in milliseconds since the epoch
   */
  private record Row(@Nullable Claim holder, String input, @Nullable String answer, long until) {}

  @Override
  public synchronized Claim claim(String key, String input, long lockedUntil) {
    if (++claims % CLAIMS_PER_CLEANING == 0) {
      removeExpired();
    }
    Row row = rows.get(key);
    if (row != null && row.until > System.currentTimeMillis()) {
      return row.holder == null ? Claim.done(row.input, row.answer) : Claim.busy(row.input);
    }
    Claim taken = new Taken(key, input);
    rows.put(key, new Row(taken, input, null, lockedUntil));
    return taken;
  }

  private void removeExpired() {
    long now = System.currentTimeMillis();
    for (Iterator<Row> all = rows.values().iterator(); all.hasNext(); ) {
      if (all.next().until <= now) {
        all.remove();
      }
    }
  }

  private synchronized boolean replace(String key, Claim holder, @Nullable Row done) {
    Row row = rows.get(key);
    if (row == null || row.holder != holder) {
      return false;
    }
    if (done == null) {
      rows.remove(key);
    } else {
      rows.put(key, done);
    }
    return true;
  }

  private final class Taken extends Claim {
    private final String key;

    Taken(String key, String input) {
      super(input);
      this.key = key;
    }

    @Override
    public boolean complete(@Nullable String answer, long expiresAt) {
      return replace(key, this, new Row(null, input(), answer, expiresAt * 1000));
    }

    @Override
    public void release() {
      // who has the key by now keeps it
      boolean unused = replace(key, this, null);
    }
  }
}
