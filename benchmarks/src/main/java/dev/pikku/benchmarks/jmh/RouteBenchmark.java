package dev.pikku.benchmarks.jmh;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.route.RouteEmitter;
import dev.pikku.generator.emit.route.RouteTree;
import dev.pikku.http.RoutePath;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finds the wiring of a path among few routes and among many, through a router that is generated
 * and compiled as a backend's is. All paths are equally long; each run asks for a thousand of them
 * in turn, so that neither caches nor branch prediction have it easier with few routes. Warming up
 * takes long because a thousand paths go through hundreds of methods, which the JIT compiler takes
 * one by one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RouteBenchmark {
  private static final int ASKED = 1024;

  /** What the generated router implements. */
  public interface Router {
    int find(String method, RoutePath path);
  }

  @Param({"10", "1000", "10000"})
  public int routes = 10;

  private final String[] paths = new String[ASKED];
  private Router router = (method, path) -> -1;
  private int next;

  @Setup
  public void prepare() throws IOException, ReflectiveOperationException {
    RouteTree tree = new RouteTree();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < routes; i++) {
      String place = String.format("/group%03d/item%05d/", i % 100, i);
      tree.add("GET", place + "{id}", i);
      all.add(place + "7");
    }
    Random random = new Random(1);
    for (int i = 0; i < ASKED; i++) {
      paths[i] = all.get(random.nextInt(routes));
    }
    router = compile(RouteEmitter.emit(tree, ClassName.get("app", "Generated")));
  }

  @Benchmark
  public int find() {
    next = (next + 1) & (ASKED - 1);
    return router.find("GET", new RoutePath(paths[next]));
  }

  private static Router compile(RouteEmitter.Routes routes)
      throws IOException, ReflectiveOperationException {
    TypeSpec type =
        TypeSpec.classBuilder("Generated")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Router.class)
            .addMethod(
                MethodSpec.methodBuilder("find")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(int.class)
                    .addParameter(String.class, "method")
                    .addParameter(RoutePath.class, "path")
                    .addCode(routes.find())
                    .build())
            .addMethods(routes.methods())
            .build();
    Path directory = Files.createTempDirectory("routes");
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.toString()));
    arguments.add(write(directory, type));
    for (TypeSpec more : routes.classes()) {
      arguments.add(write(directory, more));
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (failed != 0) {
      throw new IOException("The router does not compile");
    }
    // for as long as the benchmark runs
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {directory.toUri().toURL()}, RouteBenchmark.class.getClassLoader());
    return (Router) loader.loadClass("app.Generated").getDeclaredConstructor().newInstance();
  }

  private static String write(Path directory, TypeSpec type) throws IOException {
    return JavaFile.builder("app", type).build().writeToPath(directory).toString();
  }
}
