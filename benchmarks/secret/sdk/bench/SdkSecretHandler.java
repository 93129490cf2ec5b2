package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/** The floor, with one secret read at start by AWS's SDK, set up as AWS advises for Lambda. */
public final class SdkSecretHandler implements RequestStreamHandler {
  private final FloorHandler floor = new FloorHandler();

  public SdkSecretHandler() {
    SecretsManagerClient client =
        SecretsManagerClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .region(Region.of(System.getenv("AWS_REGION")))
            .build();
    String value =
        client
            .getSecretValue(GetSecretValueRequest.builder().secretId("bench").build())
            .secretString();
    if (!value.equals("s3cret")) {
      throw new IllegalStateException("Another secret was expected");
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    floor.handleRequest(in, out, context);
  }
}
