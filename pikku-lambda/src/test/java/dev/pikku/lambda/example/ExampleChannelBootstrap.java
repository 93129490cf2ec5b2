package dev.pikku.lambda.example;

import dev.pikku.auth.SessionCodec;
import dev.pikku.channel.ChannelDoor;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.Connections;
import dev.pikku.channel.EventHubStore;
import dev.pikku.channel.MemoryChannelStore;
import dev.pikku.error.ConflictException;
import dev.pikku.error.DeclaredException;
import dev.pikku.error.PikkuException;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.example.Todos.Search;
import dev.pikku.lambda.example.Todos.Todo;
import dev.pikku.lambda.example.Todos.TodoId;
import dev.pikku.run.Chain;
import dev.pikku.run.Step;
import dev.pikku.service.Logger;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Two channels in the shape that generated bootstraps have: {@code feed}, which asks for a session,
 * and {@code open}, whose routing key is {@code type} and which has but a default.
 */
public class ExampleChannelBootstrap extends ChannelDoor {
  /** Who is connected. */
  public record UserSession(String user) {}

  /** What an operation of a user's throws. */
  public static final class Foreign extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Writes and reads sessions as generated code does. */
  public static final class UserSessionCodec implements SessionCodec<UserSession> {
    @Override
    public Class<UserSession> type() {
      return UserSession.class;
    }

    @Override
    public void write(JsonWriter out, UserSession session) {
      out.name("user").value(session.user());
    }

    @Override
    public UserSession read(JsonReader in) {
      String user = null;
      if (in.beginObject()) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
          if (name.equals("user")) {
            user = in.string();
          } else {
            in.skip();
          }
        }
      }
      if (user == null) {
        in.violation("user", "is required");
        return null;
      }
      return new UserSession(user);
    }
  }

  /** One end of a call. */
  public record Ended(String event, Throwable thrown) {}

  private final MemoryChannelStore store;
  private final Connections connections;
  private final Logger logger;
  private final Step chain;
  private final UserSessionCodec codec = new UserSessionCodec();
  private final List<Ended> ended = new CopyOnWriteArrayList<>();
  private String[] origins = {};
  private boolean repliesByConnections;

  public ExampleChannelBootstrap(
      MemoryChannelStore store, Connections connections, Logger logger, Middleware... middleware) {
    this.store = store;
    this.connections = connections;
    this.logger = logger;
    chain = Chain.of(this, middleware);
  }

  /** Has pages of these origins connect alone. */
  public ExampleChannelBootstrap only(String... origins) {
    this.origins = origins;
    return this;
  }

  /** Has replies sent through the connections. */
  public ExampleChannelBootstrap replyingByConnections() {
    repliesByConnections = true;
    return this;
  }

  /** What the door said of calls that had ended. */
  public List<Ended> ended() {
    return ended;
  }

  @Override
  protected int findChannel(String name) {
    return switch (name) {
      case "feed" -> 0;
      case "open" -> 1;
      default -> -1;
    };
  }

  @Override
  protected String name(int channel) {
    return channel == 0 ? "feed" : "open";
  }

  @Override
  protected String routingKey(int channel) {
    return channel == 0 ? "action" : "type";
  }

  @Override
  protected int onConnect(int channel) {
    return channel == 0 ? 0 : 20;
  }

  @Override
  protected int onDisconnect(int channel) {
    return channel == 0 ? 1 : -1;
  }

  @Override
  protected int onMessage(int channel, String action) {
    return channel == 0 ? onFeed(action) : 21;
  }

  private static int onFeed(String action) {
    return switch (action) {
      case "login" -> 2;
      case "logout" -> 3;
      case "follow" -> 4;
      case "leave" -> 5;
      case "get" -> 6;
      case "list" -> 7;
      case "name" -> 8;
      case "nothing" -> 9;
      case "send" -> 10;
      case "close" -> 11;
      case "throw" -> 12;
      case "conflict" -> 13;
      case "foreign" -> 14;
      case "large" -> 15;
      case "reserved" -> 16;
      case "empty" -> 17;
      case "null" -> 18;
      default -> -1;
    };
  }

  @Override
  protected ChannelStore channels() {
    return store;
  }

  @Override
  protected Connections connections() {
    return connections;
  }

  @Override
  protected EventHubStore subscriptions() {
    return store;
  }

  @Override
  protected SessionCodec<?> sessionCodec() {
    return codec;
  }

  @Override
  protected String[] origins() {
    return origins;
  }

  @Override
  protected boolean repliesByConnections() {
    return repliesByConnections;
  }

  @Override
  protected Logger logger() {
    return logger;
  }

  @Override
  protected PikkuException translate(Throwable thrown) {
    return thrown instanceof Foreign
        ? DeclaredException.of(418, "TeapotError", "short and stout", thrown)
        : null;
  }

  @Override
  protected void ended(ChannelWire wire, Throwable thrown, long nanos) {
    ended.add(new Ended(event(wire), thrown));
  }

  @Override
  protected Step chain(int wiring) {
    return chain;
  }

  @Override
  public void run(Wire wire) throws Exception {
    ChannelWire channel = (ChannelWire) wire;
    Session<UserSession> session = wire.session(UserSession.class);
    boolean isPublic = wire.wiring() == 2 || wire.wiring() >= 20 || wire.wiring() == 1;
    if (!isPublic && !session.isPresent()) {
      throw unauthorized();
    }
    switch (wire.wiring()) {
      case 0 -> connect(channel, session);
      case 1 -> gone(channel, session);
      case 2 -> login(channel, session);
      case 3 -> logout(channel, session);
      case 4 -> channel.subscribe(input(channel).id());
      case 5 -> channel.unsubscribe(input(channel).id());
      case 6 -> get(channel);
      case 7 -> reply(channel, new JsonWriter().beginArray().value(1).value("b").endArray());
      case 8 -> reply(channel, session.require().user());
      case 9 -> {}
      case 10 -> send(channel);
      case 11 -> close(channel);
      case 12 -> fail(session);
      case 13 -> throw new ConflictException("taken");
      case 14 -> throw new Foreign();
      case 15 -> reply(channel, "x".repeat(200_000));
      case 16 ->
          reply(
              channel,
              new JsonWriter()
                  .beginObject()
                  .name("action")
                  .value(1)
                  .name("a")
                  .value(2)
                  .endObject());
      case 17 -> reply(channel, new JsonWriter().beginObject().endObject());
      case 18 -> reply(channel, new JsonWriter().nullValue());
      case 20 -> {}
      case 21 -> reply(channel, "open got " + channel.body());
      default -> throw new IllegalStateException("No such wiring");
    }
  }

  private TodoId input(ChannelWire wire) {
    JsonReader in = json(wire);
    TodoId input = TodoIdBinder.read(in);
    end(in);
    return input;
  }

  private void connect(ChannelWire wire, Session<UserSession> session) {
    Search input = input(wire, SearchBinder.binder()).bind();
    switch (input.q()) {
      case "plain" -> {}
      case "close" -> wire.close();
      case "conflict" -> throw new ConflictException("full");
      case "throw" -> throw new IllegalStateException("m4rk3r " + session.require().user());
      case "large" -> wire.send("x".repeat(200_000));
      case "much" -> {
        for (int i = 0; i < 5; i++) {
          wire.send("x".repeat(100_000));
        }
      }
      case "protocol" -> wire.protocol("todo.v1");
      default -> {
        wire.subscribe(input.q());
        wire.subscribe("brief");
        wire.unsubscribe("brief");
        wire.send("{\"n\":1}");
        reply(
            wire,
            new JsonWriter()
                .beginObject()
                .name("hello")
                .value(session.require().user())
                .name("agent")
                .value(input.agent())
                .name("theme")
                .value(input.theme())
                .endObject());
      }
    }
  }

  private void gone(ChannelWire wire, Session<UserSession> session) {
    wire.send("nobody hears this");
    wire.subscribe("late");
    String user = session.isPresent() ? session.require().user() : "nobody";
    if (user.equals("m4rk3r")) {
      throw new IllegalStateException("no such user");
    }
    logger.info(user + " has left " + wire.channel() + " " + wire.channelId());
  }

  private void login(ChannelWire wire, Session<UserSession> session) throws Exception {
    TodoId input = input(wire);
    session.set(new UserSession(input.id()));
    if (input.id().equals("wrong")) {
      throw new ConflictException("no such user");
    }
    reply(wire, new JsonWriter().beginObject().name("ok").value(true).endObject());
  }

  private void logout(ChannelWire wire, Session<UserSession> session) {
    session.clear();
    if (wire.body().contains("fail")) {
      throw new ConflictException("but logged out");
    }
  }

  private void get(ChannelWire wire) {
    Todo todo = Todos.get(input(wire));
    JsonWriter out = new JsonWriter();
    TodoWriter.write(out, todo);
    reply(wire, out);
  }

  private void send(ChannelWire wire) {
    List<String> frames = new ArrayList<>(List.of("{\"n\":1}", "{\"n\":2}"));
    frames.forEach(wire::send);
    reply(wire, new JsonWriter().beginObject().name("sent").value(2).endObject());
  }

  private void close(ChannelWire wire) {
    wire.close();
    reply(wire, new JsonWriter().beginObject().name("bye").value(true).endObject());
  }

  private static void fail(Session<UserSession> session) {
    session.set(new UserSession("m4rk3r"));
    throw new IllegalStateException("m4rk3r");
  }
}
