package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LambdaProcessIT {

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void servesAHandWrittenHandler(Path jdk, @TempDir Path taskRoot) throws Exception {
    unpack(HandWrittenHandler.class, taskRoot);
    try (LambdaProcess lambda =
        LambdaProcess.start(jdk, taskRoot, HandWrittenHandler.class.getName(), Map.of())) {
      assertThat(lambda.invoke("{\"a\":\"ü\"}"))
          .isEqualTo(new LambdaAnswer.Response("{\"a\":\"ü\"}"));
      assertThat(lambda.invoke("{}")).isInstanceOf(LambdaAnswer.Failure.class);
      assertThat(lambda.invoke("[1]")).isEqualTo(new LambdaAnswer.Response("[1]"));
      assertThat(lambda.log()).contains("asked by 36");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsThatAHandlerIsMissing(Path jdk, @TempDir Path taskRoot) throws Exception {
    try (LambdaProcess lambda = LambdaProcess.start(jdk, taskRoot, "not.There", Map.of())) {
      LambdaAnswer answer = lambda.invoke("{}");
      assertThat(answer).isNotInstanceOf(LambdaAnswer.Response.class);
      assertThat(answer.body()).contains("not.There");
    }
  }

  private static void unpack(Class<?> type, Path taskRoot) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path file = taskRoot.resolve(name);
    Files.createDirectories(file.getParent());
    try (var in = type.getClassLoader().getResourceAsStream(name)) {
      Files.copy(in, file);
    }
  }
}
