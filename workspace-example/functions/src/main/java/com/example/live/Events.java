package com.example.live;

import static dev.pikku.Auth.PUBLIC;

import com.example.users.UserSession;
import dev.pikku.OnConnect;
import dev.pikku.OnMessage;
import dev.pikku.Tags;
import dev.pikku.WireChannel;
import dev.pikku.service.EventHub;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A channel to try channels with: whoever logs in by a message may subscribe and emit. */
@WireChannel(name = "events")
@Tags("live")
public final class Events {

  /** Who somebody says to be. A demonstration: the one token that is valid is {@code valid}. */
  public record Claim(String token, String userId) {}

  /** Whether a claim was believed. */
  public record AuthResult(boolean authResult) {}

  /** Names a topic. */
  public record TopicChoice(String name) {}

  /** What subscribers receive. */
  public record Event(Instant timestamp, String from) {}

  private final EventHub<Event> hub;
  private final Clock clock;

  public Events(EventHub<Event> hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /** Greets; the client reads it with the answer to its first message. */
  @OnConnect(auth = PUBLIC)
  public static String connect() {
    return "hello!";
  }

  /** Answers a greeting, and nothing else. */
  @OnMessage
  public static Optional<String> greet(String text) {
    return text.equals("hello") ? Optional.of("hey") : Optional.empty();
  }

  /** Logs in, for as long as the connection lasts. */
  @OnMessage(action = "auth", auth = PUBLIC)
  public static AuthResult auth(Session<UserSession> session, Claim input) {
    boolean isValid = input.token().equals("valid");
    if (isValid) {
      session.set(new UserSession(input.userId()));
    }
    return new AuthResult(isValid);
  }

  /** Logs out. */
  @OnMessage(action = "logout")
  public static void logout(Session<UserSession> session) {
    session.clear();
  }

  /** Has the client receive what others emit. */
  @OnMessage(action = "subscribe")
  public static void subscribe(ChannelWire channel, TopicChoice input) {
    channel.subscribe(topic(input));
  }

  /** Ends that. */
  @OnMessage(action = "unsubscribe")
  public static void unsubscribe(ChannelWire channel, TopicChoice input) {
    channel.unsubscribe(topic(input));
  }

  /** Tells all other subscribers who is there. */
  @OnMessage(action = "emit")
  public void emit(ChannelWire channel, UserSession session, TopicChoice input) {
    hub.publishExcept(
        topic(input), channel.channelId(), new Event(clock.instant(), session.userId()));
  }

  /** Clients name topics here; those of the rest of the application are out of their reach. */
  private static String topic(TopicChoice choice) {
    return "events/" + choice.name();
  }
}
