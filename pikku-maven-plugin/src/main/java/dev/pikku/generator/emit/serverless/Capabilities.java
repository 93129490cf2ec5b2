package dev.pikku.generator.emit.serverless;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the code behind one door reaches outside its function.
 *
 * @param queuesSentTo queues by their name in the workspace
 * @param secrets secrets by their name in AWS Secrets Manager
 * @param channels whether it reaches channels: their rows, or the clients themselves
 * @param idempotent whether it notes calls that happen once
 * @param content whether it reaches content where Pikku keeps it
 * @param callsElsewhere remote functions of other backends that it calls
 */
public record Capabilities(
    SortedSet<String> queuesSentTo,
    SortedSet<String> secrets,
    boolean channels,
    boolean idempotent,
    boolean content,
    SortedSet<String> callsElsewhere) {

  /** Nothing. */
  public static final Capabilities NONE = new Capabilities(Set.of(), Set.of(), false);

  public Capabilities {
    queuesSentTo = new TreeSet<>(queuesSentTo);
    callsElsewhere = new TreeSet<>(callsElsewhere);
    secrets = new TreeSet<>(secrets);
  }

  public Capabilities(Set<String> queuesSentTo, Set<String> secrets, boolean channels) {
    this(queuesSentTo, secrets, channels, false, false, Set.of());
  }

  public Capabilities(
      Set<String> queuesSentTo,
      Set<String> secrets,
      boolean channels,
      boolean idempotent,
      boolean content,
      Set<String> callsElsewhere) {
    this(
        new TreeSet<>(queuesSentTo),
        new TreeSet<>(secrets),
        channels,
        idempotent,
        content,
        new TreeSet<>(callsElsewhere));
  }

  /** The same with only some of the queues, and only some of the remote functions. */
  Capabilities reaching(Predicate<String> queues, Predicate<String> functions) {
    Set<String> sentTo = new TreeSet<>(queuesSentTo);
    sentTo.removeIf(queues.negate());
    Set<String> called = new TreeSet<>(callsElsewhere);
    called.removeIf(functions.negate());
    return new Capabilities(sentTo, secrets, channels, idempotent, content, called);
  }
}
