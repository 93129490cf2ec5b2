package dev.pikku.generator.config.key;

import java.util.regex.Pattern;

/** The keys of each queue in the section {@code queues}. */
final class QueueKeys {
  private static final int TWO_WEEKS = 14 * 24 * 60 * 60;
  private static final TextShape KEY =
      new TextShape(
          "a KMS key: its ARN or id, an alias such as \"alias/todos\", or an alias's ARN",
          Pattern.compile(
              "^(arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key/[A-Za-z0-9-]+|alias/[A-Za-z0-9/_-]+)"
                  + "|(mrk-)?[0-9a-f-]{32,36}"
                  + "|alias/[A-Za-z0-9/_-]{1,250}"
                  + "|\\$\\{[^{}]+})$"));

  private QueueKeys() {}

  /**
   * @param service the shape of a backend's name
   */
  static SectionShape section(TextShape service) {
    return SectionShape.of(
        Key.of("from", service, "The backend that owns the queue, by its name."),
        Key.of(
            "batchSize",
            new WholeShape(1, 10_000),
            "Messages that the worker takes at once, 10 at most of a FIFO queue; as the wiring says"
                + " unless stated."),
        Key.of(
            "batchingWindow",
            new WholeShape(0, 300),
            "Seconds to wait for a batch to fill; as the wiring says unless stated."),
        Key.of(
            "maximumConcurrency",
            new WholeShape(0, 1000),
            "Calls of the function at once for this queue, 2 to 1000, or 0 for no limit; as the"
                + " wiring says unless stated."),
        Key.of(
            "maxReceiveCount",
            new WholeShape(1, 1000),
            "Attempts before a message goes to the dead-letter queue; as the wiring says unless"
                + " stated."),
        Key.of(
            "visibilityTimeout",
            new WholeShape(0, 43_200),
            "Seconds after which a message that was not done comes again; six times the function's"
                + " timeout and the batching window unless stated."),
        Key.of(
            "messageRetention",
            new WholeShape(60, TWO_WEEKS),
            "Seconds after which SQS drops a message that nobody took; 345600, four days, on AWS"
                + " unless stated."),
        Key.of(
            "deadLetterRetention",
            new WholeShape(60, TWO_WEEKS),
            "Seconds after which SQS drops a message from the dead-letter queue; 1209600, two"
                + " weeks, unless stated."),
        Key.of(
            "delay",
            new WholeShape(0, 900),
            "Seconds until a message becomes visible whose sender states no delay; 0 on AWS unless"
                + " stated."),
        Key.of(
            "deduplicationScope",
            ChoiceShape.of("queue", "messageGroup"),
            "Of a FIFO queue, where deduplication ids are told apart; SQS takes \"queue\" unless"
                + " stated."),
        Key.of(
            "fifoThroughputLimit",
            ChoiceShape.of("perQueue", "perMessageGroupId"),
            "Of a FIFO queue, what the limit of messages a second holds for; SQS takes"
                + " \"perQueue\" unless stated."),
        Key.of(
            "key",
            KEY,
            "The KMS key of your own that encrypts the messages, with permissions for those who"
                + " send and work; SQS's own unless stated."));
  }
}
