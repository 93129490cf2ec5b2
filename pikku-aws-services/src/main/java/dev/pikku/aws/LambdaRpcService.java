package dev.pikku.aws;

import dev.pikku.rpc.RemoteCallException;
import dev.pikku.service.RpcService;
import dev.pikku.service.VariableName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions of other backends by Lambda's Invoke. What the Lambda function that has {@code
 * price-of} is called stands in the environment as {@code PIKKU_RPC_PRICE_OF}; {@code
 * AWS_ENDPOINT_URL_LAMBDA} or {@code AWS_ENDPOINT_URL} lead to another endpoint than AWS's.
 *
 * <p>A call waits as long as the call that it is part of has left. It is sent again where Lambda
 * throttles it or is not reached; where the function may have run, only if it is idempotent.
 */
public final class LambdaRpcService implements RpcService {
  private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;
  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MILLIS = 100;

  /** The longest that a Lambda function may take. */
  private static final int PATIENCE_MILLIS = 15 * 60 * 1000;

  private final Map<String, String> environment;
  private final AwsClient client;

  public LambdaRpcService(Map<String, String> environment) {
    this.environment = environment;
    // one attempt: to send a call twice may mean to do its work twice, which is judged here
    client = new AwsClient("lambda", environment, 1, PATIENCE_MILLIS);
  }

  @Override
  public byte[] call(String function, byte[] payload, boolean idempotent) {
    String called = lambdaFunction(function);
    if (payload.length > LARGEST_PAYLOAD) {
      throw failed(
          function,
          "was not called: the call has "
              + payload.length
              + " bytes, and Lambda takes "
              + LARGEST_PAYLOAD
              + ". Store what is large elsewhere and send where it is.",
          false,
          null);
    }
    for (int attempt = 1; ; attempt++) {
      RemoteCallException failure;
      boolean passing;
      try {
        AwsResponse response = send(called, payload);
        if (response.status == 200 && response.header("X-Amz-Function-Error") == null) {
          return response.body();
        }
        failure = refused(function, response);
        passing = response.isTransient() || response.code().equals("InvalidSignatureException");
      } catch (IOException unanswered) {
        failure = unanswered(function, unanswered);
        passing = !(unanswered instanceof InterruptedIOException);
      }
      long longestPause = FIRST_PAUSE_MILLIS << attempt;
      if (attempt == ATTEMPTS
          || !passing
          || (failure.mayHaveRun() && !idempotent)
          || AwsClient.millisLeft() <= longestPause) {
        throw failure;
      }
      pause(longestPause, failure);
    }
  }

  /** What the Lambda function is called that has a function. */
  private String lambdaFunction(String function) {
    String variable = "PIKKU_RPC_" + VariableName.of(function);
    String name = environment.get(variable);
    if (name == null || name.isEmpty()) {
      throw failed(
          function, "is nowhere to be found. Set the variable " + variable + ".", false, null);
    }
    return name;
  }

  private AwsResponse send(String called, byte[] payload) throws IOException {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/json");
    headers.put("x-amz-invocation-type", "RequestResponse");
    String url = client.endpoint("LAMBDA") + "2015-03-31/functions/" + called + "/invocations";
    return client.send("POST", url, null, headers, payload);
  }

  private static RemoteCallException refused(String function, AwsResponse response) {
    if (response.status == 200) {
      // its payload has message and stack of what was thrown
      String type = AwsResponse.printable(response.text("errorType"));
      return failed(function, "failed: " + type, true, null);
    }
    return failed(function, "was not called: " + response.describe(), response.status >= 500, null);
  }

  private static RemoteCallException unanswered(String function, IOException unanswered) {
    boolean unreached =
        unanswered instanceof ConnectException
            || unanswered instanceof NoRouteToHostException
            || unanswered instanceof UnknownHostException;
    return failed(
        function, unreached ? "was not reached" : "did not answer", !unreached, unanswered);
  }

  private static void pause(long longestPause, RemoteCallException failure) {
    try {
      AwsClient.pause(longestPause);
    } catch (InterruptedIOException interrupted) {
      throw failure;
    }
  }

  private static RemoteCallException failed(
      String function, String what, boolean mayHaveRun, @Nullable Throwable cause) {
    return new RemoteCallException(
        "The remote function " + function + " " + what, mayHaveRun, cause);
  }
}
