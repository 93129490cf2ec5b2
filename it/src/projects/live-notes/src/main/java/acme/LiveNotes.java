package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.Auth.SESSION;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.Default;
import dev.pikku.OnConnect;
import dev.pikku.OnMessage;
import dev.pikku.PikkuFunc;
import dev.pikku.PikkuSession;
import dev.pikku.TopicName;
import dev.pikku.WireChannel;
import dev.pikku.WireHttp;
import dev.pikku.error.ForbiddenException;
import dev.pikku.error.UnauthorizedException;
import dev.pikku.service.Channel;
import dev.pikku.service.Topic;
import dev.pikku.service.Variables;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Notes that whoever is connected sees at once. */
@WireChannel(name = "notes", auth = PUBLIC)
public final class LiveNotes {

  /** Who is connected. */
  @PikkuSession
  public record Reader(String name) {}

  /** How one connects. */
  public record Opening(Optional<String> name) {}

  /** A greeting. */
  public record Greeting(String text) {}

  /** A note. */
  public record Note(String text) {}

  /**
   * How notes are read.
   *
   * @param next a file; once it is there, the next note is read
   */
  public record Script(String next, @Default("false") boolean fails) {}

  /** What came of a note. */
  public record Told(int readers) {}

  private LiveNotes() {}

  @OnConnect
  public static Greeting connect(Session<Reader> session, Opening input) {
    String name = input.name().orElseThrow(() -> new UnauthorizedException("Who are you?"));
    if (name.equals("mallory")) {
      throw new ForbiddenException("Not you");
    }
    session.set(new Reader(name));
    return new Greeting("Hello " + name);
  }

  @OnMessage(action = "follow", auth = SESSION)
  public static Greeting follow(
      ChannelWire wire, Reader reader, @TopicName("notes") Topic<Note> notes) {
    notes.subscribe(wire);
    return new Greeting("As you wish, " + reader.name());
  }

  @PikkuFunc
  @WireHttp(method = POST, route = "/notes", auth = PUBLIC)
  public static Told add(@TopicName("notes") Topic<Note> notes, Note input) {
    return new Told(notes.publish(input).delivered());
  }

  /** Reads notes aloud, the next one when somebody asks for it. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/aloud", sse = true, auth = PUBLIC)
  public static Greeting aloud(Channel<Note> channel, Script input)
      throws IOException, InterruptedException {
    channel.send(new Note("milk"));
    while (!Files.exists(Path.of(input.next()))) {
      Thread.sleep(20);
    }
    channel.send(new Note("bread"));
    if (input.fails()) {
      throw new ForbiddenException("No more");
    }
    return new Greeting("That is all");
  }

  /** Counts what is kept of channels. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/rows", auth = PUBLIC)
  public static int rows(Variables variables) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                variables.get("PIKKU_CHANNELS").orElseThrow(),
                variables.get("PIKKU_CHANNELS_USER").orElseThrow(),
                variables.get("PIKKU_CHANNELS_PASSWORD").orElseThrow());
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM pikku_channels)"
                    + " + (SELECT count(*) FROM pikku_channel_subscriptions)")) {
      count.next();
      return count.getInt(1);
    }
  }
}
