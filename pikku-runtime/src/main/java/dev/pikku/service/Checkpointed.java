package dev.pikku.service;

/**
 * A service that has something to do around a snapshot of its process, such as AWS Lambda SnapStart
 * takes: each copy starts with what the snapshot has in memory, hours or weeks later, on another
 * machine. Services that do not say so are copied as they are.
 *
 * <p>Both methods are called where {@code "snapStart": true} stands in the config, and nowhere
 * else.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     AWS's page on hooks</a>
 */
public interface Checkpointed {

  /**
   * Called before the snapshot: closes connections, ends threads, does work once that every copy
   * would do. Services are called in reverse order of their creation.
   *
   * @throws Exception if no snapshot may be taken; the deployment fails
   */
  void beforeCheckpoint() throws Exception;

  /**
   * Called in each copy before its first event: opens again what was closed, renews what copies
   * must not share. Services are called in the order of their creation.
   *
   * @throws Exception if this copy cannot serve; AWS ends it and tries another
   */
  void afterRestore() throws Exception;
}
