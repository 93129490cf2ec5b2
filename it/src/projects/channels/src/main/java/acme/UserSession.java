package acme;

import dev.pikku.PikkuSession;

/** Who is connected; the badge is nobody else's business. */
@PikkuSession
public record UserSession(String name, String badge) {}
