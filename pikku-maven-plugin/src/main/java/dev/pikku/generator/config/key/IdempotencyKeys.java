package dev.pikku.generator.config.key;

/** The keys of the section {@code idempotency}. */
final class IdempotencyKeys {
  static final SectionShape SECTION =
      SectionShape.of(
          Key.of(
              "store",
              ChoiceShape.of("dynamodb", "jdbc", "none"),
              "dynamodb",
              "Where calls of @Idempotent functions are noted: a DynamoDB table that serverless.yml"
                  + " has; a database whose URL is in PIKKU_IDEMPOTENCY; or what a service factory"
                  + " makes."),
          Key.of(
              "table",
              ChannelKeys.TABLE,
              "The DynamoDB table's name; service and stage with \"-idempotency\" unless stated."),
          Key.of(
              "schema",
              ChoiceShape.of("start", "none"),
              "start",
              "Whether a store of kind jdbc makes its table at start, or finds it there."),
          Key.of(
              "tables",
              ListShape.of(ChannelKeys.TABLE),
              "The DynamoDB tables that functions write through a DynamoDbTransaction, and that the"
                  + " functions' role may therefore write."));

  private IdempotencyKeys() {}
}
