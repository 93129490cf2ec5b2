package com.example.live;

import static dev.pikku.HttpMethod.POST;

import com.example.users.CookieLogin;
import com.example.users.TokenLogin;
import com.example.users.UserSession;
import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.TopicName;
import dev.pikku.Use;
import dev.pikku.WireHttp;
import dev.pikku.service.Topic;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What is told to everybody who listens just now. */
@Tags("live")
@Use({TokenLogin.class, CookieLogin.class})
public final class Announcements {

  /** Something to tell. */
  public record Announcement(@NotBlank @Size(max = 1000) String text) {}

  /** How many heard it. */
  public record Heard(int clients) {}

  private Announcements() {}

  /** Tells it, in the middle of an HTTP call. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/announcements")
  public static Heard announce(
      @TopicName("announcements") Topic<Announcement> announcements,
      UserSession session,
      Announcement input) {
    return new Heard(announcements.publish(input).delivered());
  }
}
