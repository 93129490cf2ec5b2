package dev.pikku.run;

import dev.pikku.service.Checkpointed;
import java.util.ArrayList;

/** The services of a door that have something to do around a snapshot of the process. */
public final class Checkpoints {
  private final ArrayList<Checkpointed> services = new ArrayList<>();

  /** Notes a service, if it is one of those, whatever type it is declared as. */
  public <T> T of(T service) {
    if (service instanceof Checkpointed one) {
      services.add(one);
    }
    return service;
  }

  /**
   * Tells services that a snapshot of the process is about to be taken, the last one made first.
   *
   * @throws Exception of the first that does not agree
   */
  public void before() throws Exception {
    for (int i = services.size() - 1; i >= 0; i--) {
      services.get(i).beforeCheckpoint();
    }
  }

  /**
   * Tells services that this process is a copy, the first one made first.
   *
   * @throws Exception of the first that cannot go on
   */
  public void after() throws Exception {
    for (int i = 0; i < services.size(); i++) {
      services.get(i).afterRestore();
    }
  }
}
