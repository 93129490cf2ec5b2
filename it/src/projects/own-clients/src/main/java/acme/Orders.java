package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Asks what the clients lead to. */
public final class Orders {
  private Orders() {}

  /** Who the database takes the caller for. */
  public record Who(String name, int process) {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/who", auth = PUBLIC)
  public static Who who(Pool database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user, pg_backend_pid()")) {
      row.next();
      return new Who(row.getString(1), row.getInt(2));
    }
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/queues", auth = PUBLIC)
  public static List<String> queues(SqsClient sqs) {
    return sqs.listQueues().queueUrls();
  }
}
