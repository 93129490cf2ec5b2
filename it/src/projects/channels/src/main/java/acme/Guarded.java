package acme;

import dev.pikku.OnConnect;
import dev.pikku.OnMessage;
import dev.pikku.Permit;
import dev.pikku.WireChannel;
import dev.pikku.wire.ChannelWire;

/** Lets in who has a token. */
@WireChannel(name = "guarded")
public final class Guarded {
  private Guarded() {}

  /** Subscribes before it fails, so that something could be left behind. */
  @OnConnect
  @Permit(Welcome.class)
  public static void connect(ChannelWire wire, UserSession session) {
    wire.subscribe("news");
    if (session.name().equals("unlucky")) {
      throw new IllegalStateException("No luck");
    }
  }

  @OnMessage(action = "name")
  public static String name(UserSession session) {
    return session.name();
  }
}
