package dev.pikku.generator.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What SQS and Lambda's event sources take, so that a deployment does not fail on it. */
final class QueueRules {
  static final String NAME_REMEDY =
      "Name it with 1 to 80 letters, digits, \"-\" and \"_\" (75 for a FIFO queue).";

  private QueueRules() {}

  static Optional<String> wrongName(String name, boolean fifo) {
    if (name.isEmpty()) {
      return Optional.of("the name is empty");
    }
    if (name.endsWith(".fifo")) {
      return Optional.of("\".fifo\" is added when the queue is made");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean legal =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_';
      if (!legal) {
        return Optional.of("SQS refuses \"" + c + "\"");
      }
    }
    int longest = fifo ? 75 : 80;
    return name.length() > longest
        ? Optional.of("it has " + name.length() + " characters, SQS takes " + longest)
        : Optional.empty();
  }

  /** What is wrong with a worker's numbers. */
  static List<String> wrongSettings(Mark worker) {
    List<String> wrong = new ArrayList<>();
    int batchSize = worker.number("batchSize");
    int window = worker.number("batchingWindow");
    int concurrency = worker.number("maximumConcurrency");
    boolean fifo = worker.flag("fifo");
    int largest = fifo ? 10 : 10_000;
    if (batchSize < 1 || batchSize > largest) {
      wrong.add("batchSize " + batchSize + " is not from 1 to " + largest);
    } else if (batchSize > 10 && window < 1) {
      wrong.add("a batchSize over 10 needs a batchingWindow of at least 1");
    }
    if (window < 0 || window > 300) {
      wrong.add("batchingWindow " + window + " is not from 0 to 300");
    } else if (fifo && window > 0) {
      wrong.add("FIFO queues have no batchingWindow");
    }
    if (concurrency != 0 && (concurrency < 2 || concurrency > 1000)) {
      wrong.add("maximumConcurrency " + concurrency + " is neither 0 nor from 2 to 1000");
    }
    int receives = worker.number("maxReceiveCount");
    if (receives < 1 || receives > 1000) {
      wrong.add("maxReceiveCount " + receives + " is not from 1 to 1000");
    }
    return wrong;
  }
}
