package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no channel, from sources and from class files alike. */
final class ChannelProblemsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Route.class)
  void readsAChannelWithEverything(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with(
                "Log",
                """
                public final class Log implements Middleware {
                  @Override public void handle(Wire wire, Next next) {}
                }
                """)
            .with(
                "Feed",
                """
                @Tags("live")
                @WireChannel(name = "feed", auth = Auth.PUBLIC, tags = "web", middleware = Log.class)
                public final class Feed {
                  public record In(int n) {}
                  /** Says hello. */
                  @OnConnect(auth = Auth.SESSION) public String hello(In input) { return ""; }
                  @OnDisconnect public void bye() {}
                  @PikkuFunc(name = "feed.add", tags = "write", scopes = "a")
                  @OnMessage(action = "add", auth = Auth.SESSION, tags = "mine")
                  public void add(In input, Channel<In> back, @TopicName("t") Topic<In> topic) {}
                  @OnMessage(action = "a") @OnMessage2 public static void nothing() {}
                  @interface OnMessage2 {}
                  @OnMessage public String other(String text, EventHub<In> hub) { return text; }
                }
                """)
            .with(
                "U",
                "@PikkuSession public record U(List<String> scopes) implements dev.pikku.auth.Scoped {}")
            .scan(route);

    assertThat(workspace.function("Feed.hello").summary()).isEqualTo("Says hello.");
    assertThat(wiring(workspace, "Feed.hello").needsSession()).isTrue();
    assertThat(wiring(workspace, "Feed.bye").hasCaller()).isFalse();
    assertThat(wiring(workspace, "Feed.other").needsSession()).isFalse();
    assertThat(wiring(workspace, "Feed.other").isDefault()).isTrue();
    WiringModel.Channel add = wiring(workspace, "feed.add");
    assertThat(add.label()).isEqualTo("feed: add");
    assertThat(add.tags()).containsExactly("live", "mine", "web", "write");
    assertThat(add.middleware()).hasToString("[acme.Log]");
    assertThat(add.place()).hasToString("functions/src/main/java/acme/Feed.java:10");
    assertThat(add.channel().place()).hasToString("functions/src/main/java/acme/Feed.java:4");
    assertThat(add.channel().routingKey()).isEqualTo("action");
    assertThat(workspace.function("feed.add").method().parameters())
        .extracting(parameter -> parameter.kind().name() + parameter.qualifier().orElse(""))
        .containsExactly("INPUT", "CHANNEL", "TOPICt");
  }

  private static WiringModel.Channel wiring(Workspace workspace, String function) {
    return (WiringModel.Channel) workspace.function(function).wirings().get(0);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesMarksOutsideOfAChannel(Route route) {
    workspace("public class A {\n  @OnMessage(action = \"x\")\n  public static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:3",
            "A.run has @OnMessage, but A is no channel.",
            "Put @WireChannel(name = \"…\") on the class.");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAChannelThatHearsNothing(Route route) {
    workspace("@WireChannel(name = \"a\")\npublic class A {\n  public static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:3",
            "The channel \"a\" hears nothing: no method of A is marked.",
            "Put @OnConnect, @OnMessage or @OnDisconnect on a method");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesNamesThatCannotStandInQueriesAndResources(Route route) {
    Workspace workspace =
        channel("", "@OnMessage public static void run() {}")
            .with(
                "B",
                "@WireChannel(name = \"to/do\") public class B { @OnMessage public static void run()"
                    + " {} }")
            .with(
                "C",
                "@WireChannel(name = \"%s\") public class C { @OnMessage public static void run() {} }"
                    .formatted("x".repeat(81)))
            .scan(route);

    assertThat(workspace.errors())
        .extracting(Diagnostic::code)
        .containsExactly(Code.INVALID_CHANNEL, Code.INVALID_CHANNEL, Code.INVALID_CHANNEL);
    workspace.assertError(Code.INVALID_CHANNEL, "acme/A.java:3", "it is empty", "1 to 80 letters");
    workspace.assertError(Code.INVALID_CHANNEL, "acme/B.java:2", "\"to/do\"", "1 to 80 letters");
    workspace.assertError(Code.INVALID_CHANNEL, "acme/C.java:2", "81 characters", "1 to 80");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesABlankRoutingKey(Route route) {
    workspace(
            "@WireChannel(name = \"a\", routingKey = \" \")\n"
                + "public class A {\n  @OnMessage public static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL, "acme/A.java:3", "empty routing key", "leave routingKey out");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesABlankAction(Route route) {
    channel("a", "@OnMessage(action = \"\")\n  public static void run() {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:4",
            "A.run takes messages of an empty action.",
            "leave it out to take all that no other method takes");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesARoutingKeyThatRepliesHaveAlready(Route route) {
    for (String key : List.of("error", "result")) {
      new Workspace(directory.resolve(key))
          .with(
              "A",
              "@WireChannel(name = \"a\", routingKey = \"%s\")\n".formatted(key)
                  + "public class A {\n  @OnMessage public static void run() {}\n}")
          .scan(route)
          .assertOnlyError(
              Code.INVALID_CHANNEL,
              "acme/A.java:3",
              "The channel \"a\" has the routing key \"" + key + "\"",
              "Name another member of messages");
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAnActionThatIsLongerThanAnyThatIsLookedFor(Route route) {
    channel(
            "a",
            "@OnMessage(action = \"%s\") public static void run() {}".formatted("x".repeat(257)))
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:4",
            "an action of 257 characters, and no message reaches it",
            "no more than 256");
    assertThat(
            channel(
                    "a",
                    "@OnMessage(action = \"%s\") public static void run() {}"
                        .formatted("x".repeat(256)))
                .scan(route)
                .errors())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAnInputWhoseMemberIsTheRoutingKey(Route route) {
    channel(
            "a",
            """
            public record In(String action, int n) {}
              @OnMessage(action = "x") public static void run(In input) {}
              @OnMessage public static In whole(In input) { return input; }
            """)
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:5",
            "A.run takes an input with the member \"action\", which is the routing key",
            "ChannelWire.action() says the same");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAResultWhoseMemberTheRoutingKeyReplaces(Route route) {
    Workspace workspace =
        workspace(
                """
                @WireChannel(name = "a", routingKey = "type")
                public class A {
                  public record Out(String type) {}
                  public sealed interface Shape { record Dot(int x) implements Shape {} }
                  @OnMessage(action = "x") public static Optional<Out> out() { return null; }
                  @OnMessage(action = "y") public static Shape shape(Shape input) { return input; }
                  @OnMessage(action = "z") public static Shape.Dot dot(Shape.Dot input) { return input; }
                  @OnMessage public static Shape whole(Shape input) { return input; }
                }
                """)
            .scan(route);

    assertThat(workspace.errors()).hasSize(3);
    workspace.assertError(
        Code.INVALID_CHANNEL,
        "acme/A.java:6",
        "A.out returns an object with the member \"type\", which the routing key of the reply replaces.",
        "state another routingKey");
    workspace.assertError(
        Code.INVALID_CHANNEL,
        "acme/A.java:7",
        "A.shape takes an input with",
        "Remove or rename it");
    workspace.assertError(
        Code.INVALID_CHANNEL, "acme/A.java:7", "A.shape returns an object", "routingKey");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesSeveralValuesOfAuth(Route route) {
    channel("a", "@OnConnect(auth = {Auth.PUBLIC, Auth.SESSION}) public static void run() {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL, "acme/A.java:4", "A.run states 2 values of auth", "State one");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAnInputOfWhoHasGone(Route route) {
    channel("a", "@OnDisconnect public static void run(UUID input) {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:4",
            "A.run takes the input java.util.UUID, but a client that has gone has none to give.",
            "Remove the parameter");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAnInputOfConnectingThatIsNoRecord(Route route) {
    channel("a", "@OnConnect public static void run(String input) {}")
        .scan(route)
        .assertOnlyError(Code.INVALID_CHANNEL, "acme/A.java:4", "sends no body", "Take a record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAnInputOfAnActionThatIsNoObject(Route route) {
    channel("a", "@OnMessage(action = \"x\") public static void run(List<String> input) {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_CHANNEL,
            "acme/A.java:4",
            "but a message with an action is an object",
            "Take a record with a component for the value.");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void takesAnyJsonWhereNoActionIsAsked(Route route) {
    assertThat(
            channel("a", "@OnMessage public static void run(List<String> input) {}")
                .scan(route)
                .errors())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesResultsThatNoFrameCarries(Route route) {
    Workspace workspace =
        channel(
                "a",
                """
                @OnMessage(action = "x") public static byte[] bytes() { return null; }
                @OnMessage public static dev.pikku.http.HttpResponse http() { return null; }
                @OnConnect public static java.io.InputStream in() { return null; }
                @OnDisconnect public static byte[] nobodySeesThis() { return null; }
                """)
            .scan(route);

    assertThat(workspace.errors()).hasSize(3);
    workspace.assertError(
        Code.INVALID_CHANNEL,
        "acme/A.java:4",
        "A.bytes returns a byte[], which cannot be sent over \"a: x\".",
        "bytes travel as base64");
    workspace.assertError(Code.INVALID_CHANNEL, "acme/A.java:5", "HttpResponse", "record");
    workspace.assertError(Code.INVALID_CHANNEL, "acme/A.java:6", "InputStream", "record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesOtherTransportsWires(Route route) {
    Workspace workspace =
        channel(
                "a",
                "@OnMessage public static void run(HttpWire wire, QueueJob job) {}\n"
                    + "@OnConnect public static void connect(Wire wire, ChannelWire own,"
                    + " Optional<HttpWire> none) {}")
            .scan(route);

    assertThat(workspace.errors()).hasSize(2);
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:4",
        "A.run takes a HttpWire, which its channel \"a: default\" has not.",
        "Optional<HttpWire>");
    workspace.assertError(Code.INVALID_FUNCTION, "acme/A.java:4", "QueueJob", "Optional<QueueJob>");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAChannelsOwnOnFunctionsThatAreWiredOtherwise(Route route) {
    Workspace workspace =
        channel(
                "a",
                "@PikkuFunc @OnMessage\n"
                    + "@WireHttp(method = HttpMethod.POST, route = \"/a\")\n"
                    + "public static void run(ChannelWire wire, Channel<String> back,"
                    + " Optional<Channel<String>> perhaps) {}")
            .scan(route);

    assertThat(workspace.errors()).hasSize(2);
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:5",
        "A.run takes a ChannelWire, which its route POST /a has not.",
        "Optional<ChannelWire>");
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:5",
        "A.run takes a Channel, which its route POST /a has not.",
        "Optional<Channel<…>>");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void asksForPikkuFuncWhereTheMethodIsWiredOtherwise(Route route) {
    channel(
            "a",
            "@OnMessage @WireHttp(method = HttpMethod.POST, route = \"/a\")"
                + " public static void run() {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION, "acme/A.java:4", "is wired, but no function", "@PikkuFunc");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesASessionWhereThereMayBeNone(Route route) {
    Workspace workspace =
        channel(
                "a",
                "@OnMessage(auth = Auth.PUBLIC) public static void run(U user) {}\n"
                    + "@OnDisconnect public static void gone(U user) {}")
            .with("U", "@PikkuSession public record U(String name) {}")
            .scan(route);

    assertThat(workspace.errors()).hasSize(2);
    workspace.assertError(
        Code.SESSION_NOT_POSSIBLE,
        "acme/A.java:4",
        "its channel \"a: default\" is public",
        "Optional<U>");
    workspace.assertError(
        Code.SESSION_NOT_POSSIBLE,
        "acme/A.java:5",
        "its channel \"a: disconnect\" may have none",
        "Optional<U>");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesToRefuseOrToSendToWhoHasGone(Route route) {
    Workspace workspace =
        channel(
                "a",
                "@OnDisconnect @Permit(P.class) public static void gone(Channel<String> back) {}")
            .with("P", "public class P { public boolean allows() { return true; } }")
            .scan(route);

    assertThat(workspace.errors()).hasSize(2);
    workspace.assertError(Code.INVALID_CHANNEL, "acme/A.java:4", "A.gone has @Permit", "Remove it");
    workspace.assertError(
        Code.INVALID_CHANNEL,
        "acme/A.java:4",
        "A.gone takes a Channel to a client that has gone.",
        "Take a ChannelWire");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesScopesWhereNobodyIsAsked(Route route) {
    channel("a", "@PikkuFunc(scopes = \"x\") @OnDisconnect public static void gone() {}")
        .with(
            "U",
            "@PikkuSession public record U(List<String> scopes) implements dev.pikku.auth.Scoped {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_SCOPE, "acme/A.java:4", "callers have no session", "or the scopes");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesTopicsThatDoNotSayWhich(Route route) {
    Workspace workspace =
        channel(
                "a",
                """
                @OnMessage public static void run(
                  Topic<String> which,
                  @TopicName("t") String text,
                  @TopicName(" ") Topic<String> blank,
                  @TopicName("%s") Topic<String> tooLong,
                  @TopicName("a\\0b") Topic<String> broken) {}
                """
                    .formatted("ü".repeat(513)))
            .scan(route);

    assertThat(workspace.errors()).hasSize(5);
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:5",
        "A.run takes a Topic without saying which.",
        "Put @TopicName(\"…\") before the parameter \"which\"");
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:6",
        "A.run has @TopicName on a java.lang.String.",
        "Make the parameter a Topic<T>");
    workspace.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:7", "a topic without a name", "Give the topic a name.");
    for (int line = 8; line < 10; line++) {
      workspace.assertError(
          Code.INVALID_FUNCTION,
          "acme/A.java:" + line,
          "a topic that no store can keep",
          "at most 1024 bytes, without the character NUL");
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesHubsAndChannelsThatDoNotSayOfWhat(Route route) {
    Workspace workspace =
        channel(
                "a",
                """
                @SuppressWarnings("rawtypes") @OnMessage public static void run(
                  EventHub hub,
                  Channel channel) {}
                """)
            .scan(route);

    assertThat(workspace.errors()).hasSize(2);
    workspace.assertError(
        Code.INVALID_FUNCTION,
        "acme/A.java:5",
        "an EventHub without saying of what",
        "EventHub<T>");
    workspace.assertError(
        Code.INVALID_FUNCTION, "acme/A.java:6", "a Channel without saying of what", "Channel<T>");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesAChannelOfOneCallWhereThereIsNone(Route route) {
    channel("a", "public A(Channel<String> back) {} @OnMessage public void run() {}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_FUNCTION, "acme/A.java:4", "is made once, before any call", "parameter");
  }

  private Workspace channel(String name, String members) {
    return workspace(
        "@WireChannel(name = \"" + name + "\")\npublic class A {\n  " + members + "\n}");
  }

  private Workspace workspace(String declaration) {
    return new Workspace(directory).with("A", declaration);
  }
}
