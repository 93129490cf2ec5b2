package dev.pikku.generator.config.key;

import java.util.regex.Pattern;

/** The keys of the section {@code channels}. */
final class ChannelKeys {
  static final TextShape TABLE =
      new TextShape(
          "a DynamoDB table's name: 3 to 255 letters, digits, dots, hyphens and underscores, and"
              + " variables of the Serverless Framework",
          Pattern.compile("^([A-Za-z0-9._-]|\\$\\{[^{}]+}){3,255}$"));

  private ChannelKeys() {}

  /**
   * @param service the shape of a backend's name
   */
  static SectionShape section(TextShape service) {
    return SectionShape.of(
        Key.of(
            "store",
            ChoiceShape.of("dynamodb", "jdbc", "none"),
            "dynamodb",
            "Where channels and subscriptions are kept: a DynamoDB table that serverless.yml has; a"
                + " database whose URL is in PIKKU_CHANNELS; or what a service factory makes."),
        Key.of(
            "table",
            TABLE,
            "The DynamoDB table's name; service and stage with \"-channels\" unless stated."),
        Key.of(
            "from",
            service,
            "The backend that owns the table, by its name, for one that only publishes."),
        Key.of(
            "replies",
            ChoiceShape.of("route", "connections"),
            "route",
            "How replies reach the client: as API Gateway's route responses, without a further"
                + " call, or through @connections."),
        Key.of(
            "origins",
            ListShape.of(new OriginShape()),
            "Origins whose pages may connect, as browsers send them; all unless stated."),
        Key.of(
            "schema",
            ChoiceShape.of("start", "none"),
            "start",
            "Whether a store of kind jdbc makes its tables at start, or finds them there."));
  }
}
