package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A packaged backend with a pool of connections and a client of AWS's SDK, as the docs show them.
 */
@EnabledOnOs(OS.LINUX)
class OwnClientsIT {
  @TempDir Path taskRoot;

  @Test
  void theirConnectionsMayBreakWhileTheEnvironmentIsFrozen() throws Exception {
    Project project = Project.copy("own-clients", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("target/own-clients-1.0-SNAPSHOT-lambda.zip"), taskRoot);

    try (EmbeddedPostgres database = EmbeddedPostgres.start();
        ElasticMq queues = new ElasticMq();
        LambdaProcess lambda = start(database, queues)) {
      queues.create("orders", Map.of());
      String before = get(lambda, "/who");
      assertThat(before).contains("\\\"name\\\":\\\"postgres\\\"");
      assertThat(get(lambda, "/who")).as("the same connection").isEqualTo(before);
      assertThat(get(lambda, "/queues")).contains("/orders");

      lambda.freeze();
      endConnections(database);
      Thread.sleep(600); // the pool looks at connections that have not been used for half a second
      lambda.thaw();

      assertThat(get(lambda, "/who"))
          .contains("\\\"name\\\":\\\"postgres\\\"")
          .isNotEqualTo(before);
      assertThat(lambda.log()).doesNotContain("ERROR");
    }
  }

  private LambdaProcess start(EmbeddedPostgres database, ElasticMq queues) throws Exception {
    Map<String, String> environment = new HashMap<>(queues.environment());
    environment.put("DATABASE_URL", database.getJdbcUrl("postgres", "postgres"));
    environment.put("DATABASE_PASSWORD", "password-of-the-database");
    return LambdaProcess.start(
        Jdks.homes().iterator().next(),
        taskRoot,
        "acme.own_clients.pikku.HttpHandler",
        environment);
  }

  private static String get(LambdaProcess lambda, String path) throws Exception {
    String answer = lambda.invoke(Events.httpApi("GET", path, "")).body();
    assertThat(answer).as(lambda.log()).contains("\"statusCode\":200");
    return answer;
  }

  /** As a database does with connections that nobody uses, and a failover with all. */
  private static void endConnections(EmbeddedPostgres database) throws Exception {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
    }
  }
}
