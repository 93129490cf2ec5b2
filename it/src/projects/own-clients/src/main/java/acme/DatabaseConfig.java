package acme;

import dev.pikku.PikkuConfig;

/** Where the database is. */
@PikkuConfig(files = "database.properties")
public record DatabaseConfig(String databaseUrl, String databaseUser) {}
