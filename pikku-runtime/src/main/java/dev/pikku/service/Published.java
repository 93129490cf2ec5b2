package dev.pikku.service;

import java.util.List;

/**
 * What became of a publication.
 *
 * @param delivered how many subscribers got it
 * @param gone how many were not there any more; they are subscribed no longer
 * @param failed the ids of channels that are there but did not get it, after several attempts or
 *     because they were just about to connect
 */
public record Published(int delivered, int gone, List<String> failed) {
  public Published {
    failed = List.copyOf(failed);
  }

  /** Whether everybody who is still there got it. */
  public boolean isComplete() {
    return failed.isEmpty();
  }
}
