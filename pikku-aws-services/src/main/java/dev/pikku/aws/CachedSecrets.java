package dev.pikku.aws;

import dev.pikku.service.SecretName;
import dev.pikku.service.SecretValue;
import dev.pikku.service.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of a store, read together and kept for a while. One that is older is read again when it
 * is next revealed: by one caller, while others go on with what there is. If it cannot be read, it
 * stays what it was, and is asked for again a little later.
 */
final class CachedSecrets implements Secrets {
  /** How long a failure is remembered, and how often a refused secret is asked for at most. */
  private static final long PAUSE_MILLIS = 10_000;

  private final SecretStore store;
  private final String prefix;
  private final long timeToLive;
  private final String[] names;
  private final Clock clock;

  /** Whoever has it asks the store; a virtual thread that waits for it waits well. */
  private final ReentrantLock asking = new ReentrantLock();

  /** By their names in the store; guarded by {@link #asking}. */
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * @param prefix what the store's names begin with
   * @param names those that will be asked for, read together with the first of them
   */
  CachedSecrets(
      SecretStore store, String prefix, Duration timeToLive, Clock clock, String... names) {
    this.store = store;
    this.prefix = prefix;
    this.timeToLive = timeToLive.toMillis();
    this.clock = clock;
    this.names = names.clone();
  }

  @Override
  public SecretValue get(String name) {
    Entry entry = entry(SecretName.secret(name));
    String member = SecretName.member(name);
    if (member == null) {
      return entry;
    }
    Member of = new Member(entry, name, member);
    of.reveal();
    return of;
  }

  private Entry entry(String name) {
    String full = prefix + name;
    asking.lock();
    try {
      Entry known = entries.get(full);
      if (known == null) {
        Reading reading = read(unread(full));
        known = entries.get(full);
        if (known == null) {
          throw missing(name, full, reading.refusals.get(full));
        }
      }
      return known;
    } catch (IOException failed) {
      throw new IllegalStateException(
          "The secret \""
              + name
              + "\" could not be read from "
              + store.title()
              + ": "
              + failed.getMessage(),
          failed);
    } finally {
      asking.unlock();
    }
  }

  private List<String> unread(String asked) {
    List<String> unread = new ArrayList<>();
    unread.add(asked);
    for (String name : names) {
      String full = prefix + SecretName.secret(name);
      if (!entries.containsKey(full) && !unread.contains(full)) {
        unread.add(full);
      }
    }
    return unread;
  }

  private Reading read(List<String> full) throws IOException {
    Reading reading = new Reading();
    store.read(full, reading);
    return reading;
  }

  private IllegalStateException missing(String name, String full, @Nullable String why) {
    String reason = why == null ? "no answer to it" : why;
    StringBuilder text = new StringBuilder(200);
    text.append("The secret \"").append(name).append("\" could not be read from ");
    text.append(store.title());
    if (!full.equals(name)) {
      text.append(" as \"").append(full).append('"');
    }
    text.append(": ").append(reason).append('.');
    if (reason.contains("NotFound")) {
      text.append(" Create it there, or correct its name.");
    } else if (reason.contains("AccessDenied")) {
      text.append(" Let the function's role read it, and use the key that encrypts it.");
    } else if (reason.contains("Decrypt") || reason.contains("KeyId")) {
      text.append(" Look whether the key that encrypts it is still there and enabled.");
    }
    return new IllegalStateException(text.toString());
  }

  /** Reads all that is too old again, unless somebody else is doing so. */
  private void renewOld() {
    if (!asking.tryLock()) {
      return;
    }
    try {
      List<String> old = new ArrayList<>();
      for (Map.Entry<String, Entry> each : entries.entrySet()) {
        if (each.getValue().isOld()) {
          old.add(each.getKey());
        }
      }
      renew(old);
    } finally {
      asking.unlock();
    }
  }

  private void renew(List<String> full) {
    long soon = clock.millis() + PAUSE_MILLIS;
    for (String each : full) {
      Entry entry = entries.get(each);
      if (entry != null) {
        entry.oldAt = soon;
      }
    }
    try {
      if (!full.isEmpty()) {
        read(full);
      }
    } catch (IOException | RuntimeException failed) {
      // what there is is all there is
    }
  }

  /** What one reading found. */
  private final class Reading implements SecretStore.Found {
    final Map<String, String> refusals = new HashMap<>();

    @Override
    public void value(String name, String value) {
      Entry entry = entries.get(name);
      if (entry == null) {
        entry = new Entry(name, value);
        entries.put(name, entry);
      } else {
        entry.value = value;
      }
      entry.oldAt = clock.millis() + timeToLive;
    }

    @Override
    public void refusal(String name, String why) {
      refusals.put(name, why);
    }
  }

  /** One secret as it was last read. */
  private final class Entry extends SecretValue {
    private final String full;
    private volatile String value;
    private volatile long oldAt;
    private long askedAt = Long.MIN_VALUE;

    Entry(String full, String value) {
      this.full = full;
      this.value = value;
    }

    /** A clock that was set back does not make a secret live for ever. */
    boolean isOld() {
      long left = oldAt - clock.millis();
      return left <= 0 || left > Math.max(timeToLive, PAUSE_MILLIS);
    }

    @Override
    public String reveal() {
      if (isOld()) {
        renewOld();
      }
      return value;
    }

    @Override
    protected void renew() {
      asking.lock();
      try {
        long now = clock.millis();
        if (askedAt == Long.MIN_VALUE || now - askedAt >= PAUSE_MILLIS || now < askedAt) {
          askedAt = now;
          CachedSecrets.this.renew(List.of(full));
        }
      } finally {
        asking.unlock();
      }
    }
  }

  /** A member of a secret that is a JSON object. */
  private static final class Member extends SecretValue {
    private final Entry entry;
    private final String name;
    private final String member;

    Member(Entry entry, String name, String member) {
      this.entry = entry;
      this.name = name;
      this.member = member;
    }

    @Override
    public String reveal() {
      String value = SecretName.member(entry.reveal(), member);
      if (value == null) {
        throw new IllegalStateException(
            "The secret \""
                + name
                + "\" is not there: the part before # has to be a JSON object with that member, a"
                + " text, number or flag.");
      }
      return value;
    }

    @Override
    protected void renew() {
      entry.renew();
    }
  }
}
