package dev.pikku.generator.emit.serverless;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the code behind one door reaches outside its function.
 *
 * @param queuesSentTo queues by their name in the workspace
 * @param secrets secrets by their name in AWS Secrets Manager
 * @param channels whether it reaches channels: their rows, or the clients themselves
 * @param idempotent whether it notes calls that happen once
 * @param content whether it reaches content where Pikku keeps it
 */
public record Capabilities(
    SortedSet<String> queuesSentTo,
    SortedSet<String> secrets,
    boolean channels,
    boolean idempotent,
    boolean content) {

  /** Nothing. */
  public static final Capabilities NONE = new Capabilities(Set.of(), Set.of(), false, false, false);

  public Capabilities {
    queuesSentTo = new TreeSet<>(queuesSentTo);
    secrets = new TreeSet<>(secrets);
  }

  public Capabilities(Set<String> queuesSentTo, Set<String> secrets, boolean channels) {
    this(queuesSentTo, secrets, channels, false, false);
  }

  public Capabilities(
      Set<String> queuesSentTo,
      Set<String> secrets,
      boolean channels,
      boolean idempotent,
      boolean content) {
    this(new TreeSet<>(queuesSentTo), new TreeSet<>(secrets), channels, idempotent, content);
  }
}
