package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pikku.aws.SecretsManagerSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The floor, with one secret read at start by Pikku's client. */
public final class PikkuSecretHandler implements RequestStreamHandler {
  private final FloorHandler floor = new FloorHandler();

  public PikkuSecretHandler() {
    String value = new SecretsManagerSecrets(System.getenv()).get("bench").reveal();
    if (!value.equals("s3cret")) {
      throw new IllegalStateException("Another secret was expected");
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    floor.handleRequest(in, out, context);
  }
}
