package acme.starter;

import dev.pikku.PikkuSession;
import java.util.UUID;

/** Who is calling. */
@PikkuSession
public record UserSession(UUID userId) {}
