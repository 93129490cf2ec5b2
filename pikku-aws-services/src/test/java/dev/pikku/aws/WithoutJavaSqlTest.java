package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Channels in DynamoDB load nothing of databases, and run where the JDK has no java.sql. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its java has another name")
class WithoutJavaSqlTest {

  /** What the child process runs. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      new ChannelStores(Map.of("PIKKU_CHANNELS", "memory:")).channelStore().find("a");
      new ApiGatewayConnections(Map.of());
      ChannelStores stores =
          new ChannelStores(
              Map.of(
                  "PIKKU_CHANNELS", "dynamodb:t",
                  "AWS_REGION", "eu-central-1",
                  "AWS_ACCESS_KEY_ID", "id",
                  "AWS_SECRET_ACCESS_KEY", "secret",
                  "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1"));
      try {
        stores.channelStore().find("a");
      } catch (IllegalStateException nobodyListens) {
        System.out.println(nobodyListens.getMessage());
      }
    }
  }

  @Test
  void runsOnTheBaseModuleAlone() throws Exception {
    List<String> lines = run("--limit-modules", "java.base", "-Xlog:class+load");

    assertThat(lines)
        .anyMatch(line -> line.startsWith("DynamoDB did not do GetItem in the table t: "))
        .anyMatch(line -> line.contains("dev.pikku.aws.DynamoDbChannelStore "))
        .noneMatch(line -> line.contains(" dev.pikku.aws.Jdbc"))
        .noneMatch(line -> line.contains(" dev.pikku.aws.Driver"));
  }

  private static List<String> run(String... options) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder = new ProcessBuilder(java.toString());
    builder.command().addAll(List.of(options));
    builder
        .command()
        .addAll(
            List.of(
                "-cp",
                classPath(ChannelStores.class)
                    + File.pathSeparator
                    + classPath(dev.pikku.channel.ChannelStore.class)
                    + File.pathSeparator
                    + classPath(Child.class),
                Child.class.getName()));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static String classPath(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
