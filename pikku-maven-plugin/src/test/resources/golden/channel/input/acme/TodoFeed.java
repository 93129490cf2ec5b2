package acme;

import dev.pikku.Auth;
import dev.pikku.OnConnect;
import dev.pikku.OnDisconnect;
import dev.pikku.OnMessage;
import dev.pikku.Permit;
import dev.pikku.PikkuFunc;
import dev.pikku.PikkuSession;
import dev.pikku.SingletonServices;
import dev.pikku.TopicName;
import dev.pikku.WireChannel;
import dev.pikku.WireHttp;
import dev.pikku.HttpMethod;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.Connections;
import dev.pikku.channel.EventHubStore;
import dev.pikku.channel.MemoryChannelStore;
import dev.pikku.service.Channel;
import dev.pikku.service.EventHub;
import dev.pikku.service.Topic;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Session;
import java.util.List;
import java.util.Optional;

/** Two channels, a topic that is published to over HTTP, too, and stores of the user's own. */
@WireChannel(name = "todo-feed")
public final class TodoFeed {
  public record Opening(Optional<String> since) {}

  public record Welcome(String text) {}

  public record Token(String value) {}

  public record Follow(String list) {}

  public record Todo(String list, String text) {}

  @PikkuSession
  public record UserSession(String name) {}

  @SingletonServices
  public static final class Services {
    private Services() {}

    public static MemoryChannelStore memory() {
      return new MemoryChannelStore();
    }

    public static ChannelStore channels(MemoryChannelStore memory) {
      return memory;
    }

    public static EventHubStore subscriptions(MemoryChannelStore memory) {
      return memory;
    }

    public static Connections connections() {
      throw new IllegalStateException("not here");
    }
  }

  public static final class MayFollow {
    public boolean allows(Follow input, UserSession session) {
      return input.list().equals(session.name());
    }
  }

  /** Says what time it is; whoever connects may ask. */
  @WireChannel(name = "clock", routingKey = "ask", auth = Auth.PUBLIC)
  public static final class Clock {
    private final java.time.Clock clock;

    public Clock(java.time.Clock clock) {
      this.clock = clock;
    }

    @OnMessage(action = "time")
    public String time() {
      return clock.instant().toString();
    }
  }

  private TodoFeed() {}

  @OnConnect
  public static Welcome connect(UserSession session, Opening input) {
    return new Welcome("Hello " + session.name());
  }

  @OnDisconnect
  public static void gone(ChannelWire wire, EventHub<String> hub) {
    hub.publish("gone", wire.channelId());
  }

  @OnMessage
  public static Optional<String> other(String text) {
    return text.equals("ping") ? Optional.of("pong") : Optional.empty();
  }

  @OnMessage(action = "auth", auth = Auth.PUBLIC)
  public static boolean auth(Session<UserSession> session, Token input) {
    session.set(new UserSession(input.value()));
    return true;
  }

  @OnMessage(action = "follow")
  @Permit(MayFollow.class)
  public static void follow(
      ChannelWire wire, @TopicName("todos") Topic<Todo> todos, Follow input) {
    todos.subscribe(wire);
  }

  @PikkuFunc
  @OnMessage(action = "add")
  @WireHttp(method = HttpMethod.POST, route = "/todos")
  public static List<Todo> add(
      Optional<Channel<Todo>> channel, @TopicName("todos") Topic<Todo> todos, Todo input) {
    channel.ifPresent(c -> c.send(input));
    todos.publish(input);
    return List.of(input);
  }
}
