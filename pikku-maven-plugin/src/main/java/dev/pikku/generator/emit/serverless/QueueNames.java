package dev.pikku.generator.emit.serverless;

import java.util.Locale;

/** What a queue of the workspace is called elsewhere. */
final class QueueNames {
  private static final String PREFIX = "${self:service}-${sls:stage}-";
  private static final String FIFO = ".fifo";

  private QueueNames() {}

  /** Its name in AWS. */
  static String physical(String queue, boolean fifo) {
    return PREFIX + plain(queue) + (fifo ? FIFO : "");
  }

  /** The name in AWS of the queue that takes what fails again and again. */
  static String deadLetters(String queue, boolean fifo) {
    return physical(plain(queue) + "-dead-letters", fifo);
  }

  /** Its id in the CloudFormation template: {@code TodoRemindersQueue}. */
  static String id(String queue) {
    return words(queue) + "Queue";
  }

  static String deadLettersId(String queue) {
    return id(queue) + "DeadLetters";
  }

  /** The variable that holds its name in AWS. */
  static String nameVariable(String queue) {
    return "PIKKU_QUEUE_" + shout(queue);
  }

  /** The variable that holds its URL. */
  static String urlVariable(String queue) {
    return "PIKKU_QUEUE_URL_" + shout(queue);
  }

  /** What its URL is exported as by the service that owns it. */
  static String urlExport(String service, String queue) {
    return export(service, queue) + "-url";
  }

  static String arnExport(String service, String queue) {
    return export(service, queue) + "-arn";
  }

  static String ownPrefix() {
    return "${self:service}";
  }

  // exports take letters, digits, colons and hyphens only
  private static String export(String service, String queue) {
    return service + "-${sls:stage}-" + queue.replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static String plain(String queue) {
    return queue.endsWith(FIFO) ? queue.substring(0, queue.length() - FIFO.length()) : queue;
  }

  private static String shout(String queue) {
    return queue.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }

  private static String words(String queue) {
    StringBuilder words = new StringBuilder();
    for (String word : queue.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return words.toString();
  }
}
