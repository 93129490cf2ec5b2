package acme;

import static dev.pikku.Auth.PUBLIC;

import dev.pikku.OnConnect;
import dev.pikku.OnMessage;
import dev.pikku.TopicName;
import dev.pikku.WireChannel;
import dev.pikku.service.Published;
import dev.pikku.service.Topic;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Session;
import java.util.Optional;

/** Lets in everybody, who then says who they are. */
@WireChannel(name = "lobby")
public final class Lobby {

  /** What to hear of from the beginning. */
  public record Opening(Optional<String> topic) {}

  /** Somebody's word. */
  public record Credentials(String name, String badge) {}

  /** What to hear of from now on. */
  public record Joining(String topic) {}

  /** What is published. */
  public record Note(String text) {}

  private Lobby() {}

  @OnConnect(auth = PUBLIC)
  public static void connect(ChannelWire wire, Opening input) {
    input.topic().ifPresent(wire::subscribe);
  }

  @OnMessage(action = "login", auth = PUBLIC)
  public static void login(Session<UserSession> session, Credentials input) {
    session.set(new UserSession(input.name(), input.badge()));
  }

  @OnMessage(action = "logout", auth = PUBLIC)
  public static void logout(Session<UserSession> session) {
    session.clear();
  }

  /** Says who is asking. */
  @OnMessage(action = "name")
  public static String name(UserSession session) {
    return session.name();
  }

  /** Says which connection this is. */
  @OnMessage(action = "id", auth = PUBLIC)
  public static String id(ChannelWire wire) {
    return wire.channelId();
  }

  /** Says which connection this is, which hears of a topic from now on. */
  @OnMessage(action = "join", auth = PUBLIC)
  public static String join(ChannelWire wire, Joining input) {
    wire.subscribe(input.topic());
    return wire.channelId();
  }

  @OnMessage(action = "follow")
  public static void follow(ChannelWire wire, @TopicName("notes") Topic<Note> notes) {
    notes.subscribe(wire);
  }

  /** Tells the others. */
  @OnMessage(action = "tell")
  public static int tell(ChannelWire wire, @TopicName("notes") Topic<Note> notes, Note input) {
    Published published = notes.publishExcept(wire.channelId(), input);
    return published.delivered();
  }
}
