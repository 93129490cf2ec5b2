package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.channel.ChannelDoor;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.generator.testing.WebSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients connect to, send and hear, through generated code. */
class ChannelTest {
  private static final String SERVICES =
      """
      @SingletonServices
      public final class Services {
        static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
        private Services() {}
        public static List<String> log() { return LOG; }
        public static MemoryChannelStore memory() { return new MemoryChannelStore(); }
        public static ChannelStore channels(MemoryChannelStore memory) { return memory; }
        public static EventHubStore subscriptions(MemoryChannelStore memory) { return memory; }
        public static Connections connections() {
          return new Connections() {
            @Override
            public boolean send(String endpoint, String channelId, byte[] frame) {
              LOG.add(channelId + "<" + new String(frame, java.nio.charset.StandardCharsets.UTF_8));
              return true;
            }
            @Override
            public void close(String endpoint, String channelId) {
              LOG.add(channelId + " closed");
            }
          };
        }
      }
      """;

  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void open() {
    backend =
        new GeneratedBackend(directory)
            .with("Services", SERVICES)
            .with("User", "@PikkuSession public record User(String name) {}")
            .with(
                "Feed",
                """
                @WireChannel(name = "feed", auth = Auth.PUBLIC, middleware = Outer.class)
                @Use(OfClass.class)
                public final class Feed {
                  private Feed() {}
                  public record Opening(Optional<Integer> since, @Header("x-app") String app) {}
                  public record Follow(@NotBlank String list) {}
                  public record Token(String token) {}
                  public record Todo(String text) {}
                  public record Done(boolean done) {}

                  @OnConnect
                  public static String connect(Opening input, ChannelWire wire) {
                    Services.LOG.add("connect " + input.since().orElse(0) + input.app());
                    return "hello!";
                  }

                  @OnDisconnect(middleware = Inner.class)
                  public static Done gone(ChannelWire wire, Optional<User> user) {
                    Services.LOG.add("gone " + wire.channelId() + user.map(User::name).orElse("-"));
                    return new Done(true);
                  }

                  @OnMessage
                  public static String other(String text) {
                    return text.equals("hello") ? "hey" : null;
                  }

                  @OnMessage(action = "auth")
                  public static Done auth(Session<User> session, Token input) {
                    session.set(new User(input.token()));
                    return new Done(true);
                  }

                  @OnMessage(action = "who", auth = Auth.SESSION, middleware = Inner.class)
                  public static String who(User user) { return user.name(); }

                  @OnMessage(action = "follow")
                  @Permit(NotSecret.class)
                  public static void follow(
                      ChannelWire wire, @TopicName("todos") Topic<Todo> todos, Follow input) {
                    todos.subscribe(wire);
                  }

                  @OnMessage(action = "add")
                  public static int add(
                      ChannelWire wire, Channel<Todo> channel, @TopicName("todos") Topic<Todo> todos,
                      EventHub<List<Todo>> hub, Todo input) {
                    channel.send(new Todo("adding"));
                    hub.publish("lists", List.of(input));
                    return todos.publish(input).delivered();
                  }

                  @OnMessage(action = "all")
                  public static Optional<List<Todo>> all() { return Optional.empty(); }
                }
                """)
            .with(
                "NotSecret",
                """
                public final class NotSecret {
                  public boolean allows(Feed.Follow input) { return !input.list().equals("secret"); }
                }
                """)
            .with("Outer", middleware("Outer"))
            .with("Inner", middleware("Inner"))
            .with("OfClass", middleware("OfClass"));
  }

  private static String middleware(String name) {
    return """
        public final class NAME implements Middleware {
          @Override public void handle(Wire wire, Next next) throws Exception {
            Services.LOG.add("NAME");
            next.proceed();
          }
        }
        """
        .replace("NAME", name);
  }

  @Test
  void clientsConnectWithWhatTheirRequestSays() {
    WebSocket socket = new WebSocket(backend.channels(), "c1");

    assertThat(socket.connect(Request.of("GET /?since=4").header("x-app", "web"))).isEqualTo("200");
    assertThat(log()).isEqualTo("[OfClass, Outer, connect 4web]");
    assertThat(new WebSocket(backend.channels(), "c2").connect("?since=x"))
        .startsWith("422 ")
        .contains("since", "app");
  }

  @Test
  void whatConnectingReturnsComesWithTheFirstMessage() {
    WebSocket socket = connected("c1");

    assertThat(socket.send("hello")).isEqualTo("hey");
    assertThat(log()).contains("c1<hello!");
  }

  @Test
  void messagesGoToTheirActionAndRepliesCarryIt() {
    WebSocket socket = connected("c1");

    assertThat(socket.send("{\"action\":\"auth\",\"token\":\"ann\"}"))
        .isEqualTo("{\"action\":\"auth\",\"done\":true}");
    assertThat(socket.send("{\"action\":\"who\"}"))
        .isEqualTo("{\"action\":\"who\",\"result\":\"ann\"}");
    assertThat(socket.send("{\"action\":\"follow\",\"list\":\"home\"}"))
        .isEqualTo("{\"action\":\"follow\"}");
    assertThat(socket.send("{\"action\":\"all\"}"))
        .isEqualTo("{\"action\":\"all\",\"result\":null}");
  }

  @Test
  void messagesWithoutAnActionOfOursGoToTheDefault() {
    WebSocket socket = connected("c1");

    assertThat(socket.send("hello")).isEqualTo("hey");
    assertThat(socket.send("{\"action\":\"unknown\"}")).isEmpty();
  }

  @Test
  void authPermissionsAndInputAreAskedForEachMessage() {
    WebSocket socket = connected("c1");

    assertThat(socket.send("{\"action\":\"who\"}")).contains("Unauthorized", "\"action\":\"who\"");
    assertThat(socket.send("{\"action\":\"follow\",\"list\":\"secret\"}")).contains("Forbidden");
    assertThat(socket.send("{\"action\":\"follow\",\"list\":\"\"}")).contains("\"path\":\"list\"");
    assertThat(socket.send("{\"action\":\"follow\",\"list\":\"a\",\"b\":1}")).contains("\"b\"");
  }

  @Test
  void topicsAndHubsReachWhoFollows() {
    ChannelDoor door = backend.channels();
    WebSocket ann = connected(door, "ann");
    assertThat(ann.send("{\"action\":\"follow\",\"list\":\"home\"}")).contains("follow");
    WebSocket bob = connected(door, "bob");

    assertThat(bob.send("{\"action\":\"add\",\"text\":\"milk\"}"))
        .isEqualTo("{\"action\":\"add\",\"result\":1}");
    assertThat(log())
        .contains(
            "bob<{\"text\":\"adding\"}", "ann<{\"topic\":\"todos\",\"data\":{\"text\":\"milk\"}}");
  }

  @Test
  void goingIsHeardWithTheSessionOfTheChannel() {
    WebSocket socket = connected("c1");
    assertThat(socket.send("{\"action\":\"auth\",\"token\":\"ann\"}")).contains("true");

    socket.disconnect();

    assertThat(log()).endsWith("OfClass, Outer, Inner, gone c1ann]");
    assertThat(socket.send("hello")).isEmpty();
    assertThat(log()).contains("GoneError").endsWith("c1 closed]");
  }

  @Test
  void aChannelWithoutOnConnectIsGuardedAllTheSame() {
    GeneratedBackend plain =
        new GeneratedBackend(directory.resolve("plain"))
            .with("Services", SERVICES)
            .with("Outer", middleware("Outer"))
            .with("Deny", "public final class Deny { public boolean allows() { return false; } }")
            .with(
                "Bell",
                """
                @WireChannel(name = "bell", middleware = Outer.class)
                public final class Bell {
                  @OnMessage(action = "ring") public String ring() { return "ding"; }
                }
                """)
            .with(
                "Vault",
                """
                @WireChannel(name = "vault", routingKey = "do", auth = Auth.PUBLIC)
                @Permit(Deny.class)
                public final class Vault {
                  @OnMessage(action = "open") public static void open() {}
                }
                """);
    ChannelDoor door = plain.channels();

    assertThat(new WebSocket(door, "1").connect("?channel=bell")).startsWith("401 ");
    assertThat(plain.call("Services", "log")).hasToString("[Outer]");
    assertThat(new WebSocket(door, "2").connect("?channel=vault")).startsWith("403 ");
    assertThat(new WebSocket(door, "3").connect("?channel=safe")).startsWith("404 ");
  }

  @Test
  void whatGuardsAChannelWithoutOnConnectNeedsNoInput() {
    GeneratedBackend plain =
        new GeneratedBackend(directory.resolve("input"))
            .with("Services", SERVICES)
            .with(
                "Mine",
                "public final class Mine { public boolean allows(Box.In input) { return true; } }")
            .with(
                "Box",
                """
                @WireChannel(name = "box", auth = Auth.PUBLIC)
                @Permit(Mine.class)
                public final class Box {
                  public record In(int n) {}
                  @OnMessage(action = "put") public static void put(In input) {}
                }
                """);

    assertThat(plain.problem(Code.INVALID_PERMISSION).toString())
        .isEqualTo(
            "[PikkuInvalidPermission] functions/acme/Mine.java:2: The permission Mine takes a In,"
                + " but \"box: connect\" of Box takes no input. Let both take the same input, or"
                + " let the permission do without.");
  }

  @Test
  void twoChannelsOfOneBackendAreToldApart() {
    GeneratedBackend two =
        new GeneratedBackend(directory.resolve("two"))
            .with("Services", SERVICES)
            .with(
                "A",
                """
                @WireChannel(name = "a", auth = Auth.PUBLIC)
                public final class A {
                  private final Logger logger;
                  public A(Logger logger) { this.logger = logger; }
                  @OnMessage(action = "x") public String x() { logger.info("x"); return "a"; }
                  @OnDisconnect public static void gone() { Services.LOG.add("a gone"); }
                }
                """)
            .with(
                "B",
                """
                @WireChannel(name = "b", routingKey = "type", auth = Auth.PUBLIC)
                public final class B {
                  public record In(int n) {}
                  public record Whole(String action) {}
                  @OnMessage(action = "x") public static int x(In input) { return input.n(); }
                  @OnMessage public static String other(Whole input) { return input.action(); }
                }
                """);
    ChannelDoor door = two.channels();
    WebSocket a = new WebSocket(door, "a");
    WebSocket b = new WebSocket(door, "b");

    assertThat(a.connect("?channel=a")).isEqualTo("200");
    assertThat(b.connect("?channel=b")).isEqualTo("200");
    assertThat(a.send("{\"action\":\"x\"}")).isEqualTo("{\"action\":\"x\",\"result\":\"a\"}");
    assertThat(a.send("{\"type\":\"x\"}")).contains("error");
    assertThat(b.send("{\"type\":\"x\",\"n\":3}")).isEqualTo("{\"type\":\"x\",\"result\":3}");
    assertThat(b.send("{\"action\":\"y\"}")).isEqualTo("y");
    a.disconnect();
    b.disconnect();
    assertThat(two.call("Services", "log")).hasToString("[a gone]");
  }

  @Test
  void actionsMayBeCalledAsNoMethodCanBe() {
    GeneratedBackend odd =
        new GeneratedBackend(directory.resolve("odd"))
            .with("Services", SERVICES)
            .with(
                "Odd",
                """
                @WireChannel(name = "_", auth = Auth.PUBLIC)
                public final class Odd {
                  @OnMessage(action = "event") public static int event() { return 1; }
                  @OnMessage(action = "!") public static int mark() { return 2; }
                  @OnMessage(action = "*/ $S") public static int end() { return 3; }
                  @OnMessage(action = "connect") public static int connect() { return 4; }
                }
                """);
    WebSocket socket = new WebSocket(odd.channels(), "1");

    assertThat(socket.connect("")).isEqualTo("200");
    assertThat(socket.send("{\"action\":\"event\"}")).endsWith(":1}");
    assertThat(socket.send("{\"action\":\"!\"}")).endsWith(":2}");
    assertThat(socket.send("{\"action\":\"*/ $S\"}")).endsWith(":3}");
    assertThat(socket.send("{\"action\":\"connect\"}")).endsWith(":4}");
  }

  @Test
  void aFunctionOfAChannelMayBeReachedOtherwiseToo() {
    GeneratedBackend both =
        new GeneratedBackend(directory.resolve("both"))
            .with("Services", SERVICES)
            .with(
                "Both",
                """
                @WireChannel(name = "both", auth = Auth.PUBLIC)
                public final class Both {
                  public record In(int n) {}
                  @PikkuFunc(name = "double")
                  @OnMessage(action = "double")
                  @WireHttp(method = HttpMethod.POST, route = "/double", auth = Auth.PUBLIC)
                  public static String twice(
                      In input, Optional<ChannelWire> wire, Optional<Channel<In>> channel,
                      @TopicName("numbers") Topic<In> numbers) {
                    channel.ifPresent(c -> c.send(input));
                    return 2 * input.n() + wire.map(ChannelWire::action).orElse("")
                        + numbers.publish(input).delivered();
                  }
                }
                """);

    WebSocket socket = new WebSocket(both.channels(), "1");
    assertThat(socket.connect("")).isEqualTo("200");
    assertThat(socket.send("{\"action\":\"double\",\"n\":2}")).contains("\"4double0\"");
    assertThat(both.call("Services", "log")).hasToString("[1<{\"n\":2}]");
    assertThat(Request.of("POST /double").json("{\"n\":2}").to(both.http()))
        .isEqualTo("200 \"40\"");
  }

  @Test
  void declaredErrorsAreToldAsOverHttp() {
    GeneratedBackend failing =
        new GeneratedBackend(directory.resolve("failing"))
            .with("Services", SERVICES)
            .with(
                "Full",
                """
                @HttpError(status = 409, message = "It is full")
                public final class Full extends RuntimeException {
                  private static final long serialVersionUID = 1;
                }
                """)
            .with(
                "Box",
                """
                @WireChannel(name = "box", auth = Auth.PUBLIC)
                public final class Box {
                  @OnMessage(action = "put") public static void put() { throw new Full(); }
                }
                """);
    WebSocket socket = new WebSocket(failing.channels(), "1");
    assertThat(socket.connect("")).isEqualTo("200");

    assertThat(socket.send("{\"action\":\"put\"}")).contains("It is full", "\"action\":\"put\"");
  }

  @Test
  void hundredsOfActionsFit() {
    StringBuilder actions = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      actions.append(
          """
          @OnMessage(action = "a%1$d") public static int a%1$d(In input) { return %1$d + input.n(); }
          """
              .formatted(i));
    }
    GeneratedBackend large =
        new GeneratedBackend(directory.resolve("large"))
            .with("Services", SERVICES)
            .with("Outer", middleware("Outer"))
            .with(
                "Large",
                """
                @WireChannel(name = "large", auth = Auth.PUBLIC, middleware = Outer.class)
                public final class Large {
                  public record In(int n) {}
                  @OnConnect public static String connect(In input) { return "hello"; }
                  %s
                }
                """
                    .formatted(actions));
    WebSocket socket = new WebSocket(large.channels(), "1");

    assertThat(socket.connect("?n=1")).isEqualTo("200");
    for (int i = 0; i < 300; i += 13) {
      assertThat(socket.send("{\"action\":\"a" + i + "\",\"n\":1}"))
          .isEqualTo("{\"action\":\"a" + i + "\",\"result\":" + (i + 1) + "}");
    }
  }

  @Test
  void theDoorTellsWhatItUses() {
    EmittedDoor door = backend.result().doors().get(0);

    assertThat(door.kind()).isEqualTo(DoorKind.CHANNEL);
    assertThat(door.handler()).isEqualTo("acme.pikku.WebSocketHandler");
    assertThat(door.publishes()).containsExactly("*", "todos");
    assertThat(door.wirings())
        .extracting(WiringModel::label)
        .containsExactly(
            "feed: add",
            "feed: all",
            "feed: auth",
            "feed: connect",
            "feed: default",
            "feed: disconnect",
            "feed: follow",
            "feed: who");
    assertThat(backend.result().describesApi()).isFalse();
  }

  private WebSocket connected(String id) {
    return connected(backend.channels(), id);
  }

  private static WebSocket connected(ChannelDoor door, String id) {
    WebSocket socket = new WebSocket(door, id);
    assertThat(socket.connect(Request.of("GET /").header("x-app", "web"))).isEqualTo("200");
    return socket;
  }

  private String log() {
    return String.valueOf(backend.call("Services", "log"));
  }
}
