package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ChannelModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.model.WiringModel.Channel.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads channels, and which of their methods hear what. */
final class ChannelReader {
  private static final String CHANNEL = "dev.pikku.WireChannel";
  private static final Map<String, Event> EVENTS =
      Map.of(
          "OnConnect", Event.CONNECT,
          "OnDisconnect", Event.DISCONNECT,
          "OnMessage", Event.MESSAGE);
  private static final int LONGEST_NAME = 80;

  /** The longest that is looked for in a message. */
  private static final int LONGEST_ACTION = 256;

  /** Members that frames have beside the routing key. */
  private static final Set<String> OWN_MEMBERS = Set.of("error", "result");

  private final Round round;
  private final GuardReader guards;

  ChannelReader(Round round, GuardReader guards) {
    this.round = round;
    this.guards = guards;
  }

  /** Whether a method hears something of a channel. */
  boolean isMarked(ExecutableElement method) {
    return EVENTS.keySet().stream().anyMatch(name -> mark(method, name).isPresent());
  }

  /**
   * The channel that a class is; what is wrong with it is reported.
   *
   * @param tags of the class
   */
  Optional<ChannelModel> channel(TypeElement type, List<String> tags) {
    return round.marks().find(type, CHANNEL).map(mark -> channel(type, mark, tags));
  }

  private ChannelModel channel(TypeElement type, Mark mark, List<String> tags) {
    Place place = round.places().of(type);
    String name = mark.text("name");
    wrongName(name)
        .ifPresent(
            reason ->
                error(
                    place,
                    "The channel name \"" + name + "\" is not valid: " + reason + ".",
                    "Name it with 1 to 80 letters, digits, \"-\" and \"_\"."));
    if (mark.text("routingKey").isBlank()) {
      error(
          place,
          "The channel \"" + name + "\" has an empty routing key.",
          "Name the member of messages that holds their action, or leave routingKey out.");
    }
    if (OWN_MEMBERS.contains(mark.text("routingKey"))) {
      error(
          place,
          "The channel \""
              + name
              + "\" has the routing key \""
              + mark.text("routingKey")
              + "\", which replies have as a member of their own.",
          "Name another member of messages, or leave routingKey out.");
    }
    String user = Round.shortName(type);
    return new ChannelModel(
        name,
        round.typeReader().classType(type),
        mark.text("routingKey"),
        mark.text("auth").equals("PUBLIC"),
        Tags.merged(tags, mark.texts("tags")),
        isUnresolved(mark, user, place)
            ? List.of()
            : guards.middleware(mark.texts("middleware"), user, place),
        place);
  }

  private static Optional<String> wrongName(String name) {
    if (name.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of("it has " + name.length() + " characters");
    }
    return name.chars().allMatch(ChannelReader::isOfName)
        ? Optional.empty()
        : Optional.of("it stands in queries and in names of resources");
  }

  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /**
   * Reads what a method of a channel hears.
   *
   * @param tags of the function and its class
   */
  List<WiringModel> read(
      ChannelModel channel, ExecutableElement method, List<String> tags, String user) {
    List<String> merged = Tags.merged(tags, channel.tags());
    List<WiringModel> wirings = new ArrayList<>();
    for (String annotation : EVENTS.keySet().stream().sorted().toList()) {
      Place place = round.places().ofAnnotation(method, annotation, 0);
      Optional<Mark> mark = mark(method, annotation);
      if (mark.isPresent() && !isUnresolved(mark.get(), user, place)) {
        List<TypeRef.ClassType> middleware = new ArrayList<>(channel.middleware());
        middleware.addAll(guards.middleware(mark.get().texts("middleware"), user, place));
        checkAction(method, annotation, user, place);
        checkLength(mark.get().text("action"), user, place);
        wirings.add(
            new WiringModel.Channel(
                channel,
                Optional.ofNullable(EVENTS.get(annotation)).orElseThrow(),
                mark.get().text("action"),
                isPublic(channel, mark.get(), user, place),
                Tags.merged(merged, mark.get().texts("tags")),
                middleware,
                place));
      }
    }
    return wirings;
  }

  /** Tells of marks on methods whose class is no channel. */
  void refuse(TypeElement type, ExecutableElement method, String user) {
    for (String annotation : EVENTS.keySet()) {
      if (mark(method, annotation).isPresent()) {
        error(
            round.places().ofAnnotation(method, annotation, 0),
            user + " has @" + annotation + ", but " + Round.shortName(type) + " is no channel.",
            "Put @WireChannel(name = \"…\") on the class.");
      }
    }
  }

  /** Tells of a channel that hears nothing. */
  void refuseSilent(TypeElement type, ChannelModel channel) {
    error(
        channel.place(),
        "The channel \""
            + channel.name()
            + "\" hears nothing: no method of "
            + Round.shortName(type)
            + " is marked.",
        "Put @OnConnect, @OnMessage or @OnDisconnect on a method, or remove @WireChannel.");
  }

  /** An action that is not stated is the default's; a blank one that is stated is a mistake. */
  private void checkAction(ExecutableElement method, String annotation, String user, Place place) {
    boolean blank =
        round.marks().on(method).stream()
            .filter(mark -> mark.name().equals("dev.pikku." + annotation))
            .anyMatch(mark -> mark.values().containsKey("action") && mark.text("action").isBlank());
    if (blank) {
      error(
          place,
          user + " takes messages of an empty action.",
          "Name the action, or leave it out to take all that no other method takes.");
    }
  }

  private void checkLength(String action, String user, Place place) {
    if (action.length() > LONGEST_ACTION) {
      error(
          place,
          user
              + " takes messages of an action of "
              + action.length()
              + " characters, and no message reaches it.",
          "Name the action with no more than " + LONGEST_ACTION + " characters.");
    }
  }

  private boolean isPublic(ChannelModel channel, Mark mark, String user, Place place) {
    List<String> auth = mark.texts("auth");
    if (auth.size() > 1) {
      error(
          place,
          user + " states " + auth.size() + " values of auth.",
          "State one, or none to have the channel's.");
    }
    return auth.isEmpty() ? channel.isPublic() : auth.get(0).equals("PUBLIC");
  }

  private boolean isUnresolved(Mark mark, String user, Place place) {
    List<String> unresolved = mark.unresolved();
    if (!unresolved.isEmpty()) {
      round.reportUnresolved(
          "the value of " + unresolved.get(0), user + "'s @" + mark.simpleName(), place);
    }
    return !unresolved.isEmpty();
  }

  private Optional<Mark> mark(ExecutableElement method, String annotation) {
    return round.marks().find(method, "dev.pikku." + annotation);
  }

  private void error(Place place, String fact, String remedy) {
    round.diagnostics().error(Code.INVALID_CHANNEL, place, fact, remedy);
  }
}
