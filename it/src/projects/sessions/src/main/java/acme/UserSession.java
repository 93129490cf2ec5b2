package acme;

import dev.pikku.PikkuSession;
import dev.pikku.auth.Scoped;
import java.util.List;

/** Who is calling. */
@PikkuSession
public record UserSession(String userId, List<String> scopes) implements Scoped {}
