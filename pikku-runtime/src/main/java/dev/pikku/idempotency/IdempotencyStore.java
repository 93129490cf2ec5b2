package dev.pikku.idempotency;

/**
 * The port to where is noted which calls run and which are done, shared by all instances. It is
 * used by many threads at once.
 */
public interface IdempotencyStore {

  /**
   * Claims a key, unless somebody else has it. Of several callers at once, one gets it.
   *
   * @param key at most 255 characters, ASCII but for a function's name
   * @param input what has to be the same in all calls with that key, as a hash
   * @param lockedUntil when the claim ends by itself, because its caller must have ended by then;
   *     in milliseconds since the epoch
   */
  Claim claim(String key, String input, long lockedUntil);
}
