package dev.pikku.local;

import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.FunctionPlan;
import dev.pikku.local.lambda.Launch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts functions the way Lambda does. */
final class FunctionLaunch {
  /** What debuggers may take. */
  private static final Duration FOREVER = Duration.ofDays(1);

  private static final String SECRETS = "PIKKU_SECRETS";
  private static final int NATIVE_ACCESS_WARNS = 24;

  private FunctionLaunch() {}

  /**
   * @param services variables that lead to what AWS has and this machine has, too
   * @param channels the same, for functions that do not keep their channels elsewhere
   */
  static Launch of(
      FunctionPlan function,
      Deployment deployment,
      LocalSettings settings,
      Map<String, String> services,
      Map<String, String> channels) {
    int debugPort = settings.behaviour().debugPort();
    int index = deployment.functions().indexOf(function);
    return new Launch(
        function.name(),
        deployment.region(),
        settings.java(),
        options(function, debugPort == 0 ? 0 : debugPort + index),
        settings.classPath(),
        function.handler(),
        settings.taskRoot(),
        environment(function, deployment, settings, services, channels),
        debugPort == 0 ? function.timeout() : FOREVER);
  }

  /** Those of Lambda's, heap included. */
  private static List<String> options(FunctionPlan function, int debugPort) {
    List<String> options = new ArrayList<>();
    options.add("-XX:+UseSerialGC");
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-Xshare:auto");
    options.add("-XX:MaxHeapSize=" + function.memory() * 85 / 100 + "m");
    if (Runtime.version().feature() >= NATIVE_ACCESS_WARNS) {
      options.add("--enable-native-access=ALL-UNNAMED"); // the runtime client's library
    }
    if (debugPort > 0) {
      options.add(
          "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort);
    }
    return options;
  }

  private static Map<String, String> environment(
      FunctionPlan function,
      Deployment deployment,
      LocalSettings settings,
      Map<String, String> services,
      Map<String, String> channels) {
    String name = deployment.service() + "-" + deployment.stage() + "-" + function.name();
    Map<String, String> environment = new HashMap<>();
    // what a person has set in the shell counts over these, but not over what Lambda sets
    if (settings.environment().getOrDefault(SECRETS, "environment:").equals("environment:")) {
      environment.put("AWS_ACCESS_KEY_ID", "local");
      environment.put("AWS_SECRET_ACCESS_KEY", "local");
    } // else somebody wants secrets of AWS here, as whoever AWS's tools know
    environment.putAll(services);
    environment.put("AWS_LAMBDA_LOG_FORMAT", "Text");
    environment.putAll(settings.environment());
    environment.put("AWS_REGION", deployment.region());
    environment.put("AWS_DEFAULT_REGION", deployment.region());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("LAMBDA_TASK_ROOT", settings.taskRoot().toString());
    environment.put("_HANDLER", function.handler());
    environment.putAll(function.environment());
    if (!environment.containsKey(ChannelDatabase.VARIABLE)) {
      environment.putAll(channels);
    }
    return environment;
  }
}
