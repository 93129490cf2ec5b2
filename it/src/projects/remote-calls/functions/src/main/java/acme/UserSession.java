package acme;

import dev.pikku.PikkuSession;

/** Who is calling. */
@PikkuSession
public record UserSession(String name) {}
