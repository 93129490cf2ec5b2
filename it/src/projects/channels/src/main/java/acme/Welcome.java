package acme;

/** Says who may not connect. */
public final class Welcome {
  public boolean allows(UserSession session) {
    return !session.name().equals("banned");
  }
}
