package dev.pikku.generator.scan;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;

/** Stands in for a class that Pikku will generate, so that sources may name it already. */
final class GeneratedStub extends SimpleJavaFileObject {
  private static final List<String> NAMES =
      List.of(
          "HttpHandler",
          "HttpBootstrap",
          "QueueHandler",
          "QueueBootstrap",
          "SchedulerHandler",
          "SchedulerBootstrap");

  private final String text;

  private GeneratedStub(String packageName, String name) {
    super(
        URI.create("stub:///" + packageName.replace('.', '/') + "/" + name + ".java"), Kind.SOURCE);
    text = "package " + packageName + "; public class " + name + " {}";
  }

  static Stream<GeneratedStub> in(String packageName) {
    return NAMES.stream().map(name -> new GeneratedStub(packageName, name));
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
