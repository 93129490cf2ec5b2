package acme;

import com.zaxxer.hikari.HikariConfig;
import dev.pikku.Secret;
import dev.pikku.SingletonServices;
import dev.pikku.service.SecretValue;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the application's own. */
@SingletonServices
public final class Clients {
  private Clients() {}

  public static Pool database(
      DatabaseConfig config, @Secret("database-password") SecretValue password) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(new Login(config, password));
    pool.setMaximumPoolSize(2); // an environment takes one event at a time
    pool.setMinimumIdle(0); // nothing is opened while nobody asks
    pool.setConnectionTimeout(5_000);
    pool.setValidationTimeout(1_000);
    return new Pool(pool);
  }

  public static SqsClient sqs() {
    return SqsClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .build();
  }
}
