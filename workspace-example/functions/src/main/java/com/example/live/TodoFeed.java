package com.example.live;

import static dev.pikku.Auth.PUBLIC;

import com.example.live.Announcements.Announcement;
import com.example.todos.ReminderWorker;
import com.example.users.CookieLogin;
import com.example.users.TokenLogin;
import com.example.users.UserSession;
import dev.pikku.OnConnect;
import dev.pikku.OnMessage;
import dev.pikku.Tags;
import dev.pikku.TopicName;
import dev.pikku.Use;
import dev.pikku.WireChannel;
import dev.pikku.auth.SessionTokens;
import dev.pikku.error.UnauthorizedException;
import dev.pikku.service.Topic;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Session;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/**
 * Tells users what happens while they watch. The cookie or token of the HTTP login is taken where
 * it is sent with the upgrade request; whose client cannot do that logs in by a message.
 */
@WireChannel(name = "todo-feed")
@Tags("live")
@Use({TokenLogin.class, CookieLogin.class})
public final class TodoFeed {

  /** What there is to follow. */
  public enum News {
    /** The user's own reminders, as they are sent. */
    REMINDERS,
    /** What is told to everybody. */
    ANNOUNCEMENTS
  }

  /** Names what to follow. */
  public record Choice(News news) {}

  /** As {@code POST /tokens} answered it. */
  public record Login(@NotBlank String token) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
      return "Login[]";
    }
  }

  /** Whether the client still has to log in. */
  public record Welcome(Optional<String> userId) {}

  private TodoFeed() {}

  /** Lets everybody connect; all but a login then needs a session. */
  @OnConnect(auth = PUBLIC)
  public static Welcome connect(Session<UserSession> session) {
    return new Welcome(session.get().map(UserSession::userId));
  }

  /** Logs in by a token. */
  @OnMessage(action = "login", auth = PUBLIC)
  public static Welcome login(
      ChannelWire channel,
      SessionTokens<UserSession> tokens,
      Session<UserSession> session,
      Login input) {
    UserSession user = tokens.find(input.token());
    if (user == null) {
      throw new UnauthorizedException("The token is not valid");
    }
    // whoever was logged in before has no part in what follows
    session.get().ifPresent(before -> channel.unsubscribe(ReminderWorker.topic(before.userId())));
    session.set(user);
    return new Welcome(Optional.of(user.userId()));
  }

  /** Has the client hear from now on. */
  @OnMessage(action = "follow")
  public static void follow(
      ChannelWire channel,
      @TopicName("announcements") Topic<Announcement> announcements,
      UserSession session,
      Choice input) {
    switch (input.news()) {
      case REMINDERS -> channel.subscribe(ReminderWorker.topic(session.userId()));
      case ANNOUNCEMENTS -> announcements.subscribe(channel);
    }
  }

  /** Ends that. */
  @OnMessage(action = "unfollow")
  public static void unfollow(
      ChannelWire channel,
      @TopicName("announcements") Topic<Announcement> announcements,
      UserSession session,
      Choice input) {
    switch (input.news()) {
      case REMINDERS -> channel.unsubscribe(ReminderWorker.topic(session.userId()));
      case ANNOUNCEMENTS -> announcements.unsubscribe(channel);
    }
  }
}
