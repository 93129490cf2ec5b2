package dev.pikku.generator.emit.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.testing.InMemoryCompiler;
import dev.pikku.generator.testing.MethodSizes;
import dev.pikku.http.RoutePath;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteEmitterTest {
  private static final ClassName ROUTER = ClassName.get("app", "Router");

  private static final List<String> ROUTES =
      List.of(
          "GET /",
          "GET /todos",
          "POST /todos",
          "GET /todos/{id}",
          "POST /todos/{id}",
          "GET /todos/latest",
          "GET /todos/{id}/tags/{tag}",
          "GET /todos/latest/notes",
          "GET /files/{path+}",
          "GET /files/index",
          "GET /{page}",
          "DELETE /{rest+}");

  private static MethodHandle router;

  @ParameterizedTest
  @CsvSource({
    "GET, /, GET /",
    "GET, /todos, GET /todos",
    "GET, /todos/, GET /todos",
    "POST, /todos, POST /todos",
    "GET, /todos/1, GET /todos/{id}",
    "GET, /todos/latest, GET /todos/latest",
    "POST, /todos/latest, POST /todos/{id}",
    "GET, /todos/latest/notes, GET /todos/latest/notes",
    "GET, /todos/latest/tags/x, GET /todos/{id}/tags/{tag}",
    "GET, /todos/1/tags, ''",
    "GET, /files/index, GET /files/index",
    "GET, /files/index/a, GET /files/{path+}",
    "GET, /files/a/b/c, GET /files/{path+}",
    "GET, /files, GET /{page}",
    "GET, /about, GET /{page}",
    "GET, /About, GET /{page}",
    "GET, /Todos/1, ''",
    "DELETE, /todos/1/tags, DELETE /{rest+}",
    "DELETE, /, ''",
    "PUT, /todos, ''",
    "GET, //, ''",
    "GET, /todos//tags/x, ''",
  })
  void findsTheMostSpecificRouteThatTakesTheMethod(String method, String path, String expected)
      throws Throwable {
    if (router == null) {
      router = compile(tree(ROUTES));
    }
    int wiring = (int) router.invokeExact(method, new RoutePath(path));
    assertThat(wiring < 0 ? "" : ROUTES.get(wiring)).isEqualTo(expected);
  }

  @Test
  void findsTheSameInWhateverOrderRoutesAreDeclared() throws Throwable {
    Random random = new Random(7);
    List<String> requests =
        List.of("/", "/todos", "/todos/latest", "/todos/1", "/todos/latest/tags/x", "/files/index");
    MethodHandle find = compile(tree(ROUTES));
    for (int round = 0; round < 5; round++) {
      List<String> shuffled = new ArrayList<>(ROUTES);
      Collections.shuffle(shuffled, random);
      MethodHandle other = compile(tree(shuffled));
      for (String request : requests) {
        for (String method : List.of("GET", "POST", "DELETE")) {
          int expected = (int) find.invokeExact(method, new RoutePath(request));
          int found = (int) other.invokeExact(method, new RoutePath(request));
          assertThat(found < 0 ? "" : shuffled.get(found))
              .isEqualTo(expected < 0 ? "" : ROUTES.get(expected));
        }
      }
    }
  }

  @Test
  void tellsRoutesThatMatchTheSameRequests() {
    RouteTree tree = tree(List.of("GET /a/{x}/b", "GET /c/{r+}", "GET /d"));

    assertThat(tree.add("GET", "/a/{y}/b", 9)).contains(0);
    assertThat(tree.add("GET", "/c/{s+}", 9)).contains(1);
    assertThat(tree.add("GET", "/d/", 9)).contains(2);
    assertThat(tree.add("POST", "/a/{y}/b", 9)).isEmpty();
  }

  @Test
  void findsEachOfTenThousandRoutes() throws Throwable {
    Map<String, String> requests = new LinkedHashMap<>();
    for (int i = 0; i < 2500; i++) {
      requests.put("GET /flat" + i, "/flat" + i);
      requests.put("GET /group" + i % 50 + "/item" + i, "/group" + i % 50 + "/item" + i);
      requests.put("GET /deep/{a}/x" + i + "/{b}", "/deep/1/x" + i + "/2");
      requests.put("PUT /flat" + i + "/{id}/done", "/flat" + i + "/7/done");
    }
    List<String> routes = new ArrayList<>(requests.keySet());
    MethodHandle find = compile(tree(routes));

    for (int i = 0; i < routes.size(); i++) {
      String route = routes.get(i);
      String method = route.substring(0, 3);
      int found = (int) find.invokeExact(method, new RoutePath(requests.get(route)));
      assertThat(found).as(route).isEqualTo(i);
    }
    assertThat((int) find.invokeExact("GET", new RoutePath("/flat2500"))).isEqualTo(-1);
    assertThat((int) find.invokeExact("GET", new RoutePath("/deep/1/x9999/2"))).isEqualTo(-1);
  }

  @Test
  void findsSegmentsOfOneHash() throws Throwable {
    List<String> routes = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      StringBuilder segment = new StringBuilder();
      for (int bit = 0; bit < 8; bit++) {
        segment.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      routes.add("GET /" + segment);
    }
    assertThat(routes).extracting(String::hashCode).containsOnly(routes.get(0).hashCode());
    MethodHandle find = compile(tree(routes));

    for (int i = 0; i < routes.size(); i++) {
      int found = (int) find.invokeExact("GET", new RoutePath(routes.get(i).substring(4)));
      assertThat(found).as(routes.get(i)).isEqualTo(i);
    }
    assertThat((int) find.invokeExact("GET", new RoutePath("/AaAaAaAaAaAaAaAb"))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/flat%d/{id}",
        "/a/b/c/d/e/f/item%05d/{id}",
        "/group%2$d/item%1$d/{id}/done",
        // segments whose hashes differ in their upper bits alone
        "/%3$s"
      })
  void writesMethodsOfASizeThatIsCompiledToMachineCode(String route) throws IOException {
    List<String> routes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      routes.add("DELETE " + route.formatted(i, i % 100, upperBits(i)));
    }
    Map<String, byte[]> files = classes(tree(routes)).files();

    assertThat(files).hasSizeGreaterThan(1);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertThat(MethodSizes.of(file.getValue()).values())
          .as(file.getKey())
          .allMatch(size -> size <= MethodSizes.COMPILED);
    }
  }

  /** A text for each number; the lower 10 bits of their hashes are the same. */
  private static String upperBits(int number) {
    String text = number + "-";
    int missing = -(text.hashCode() * 31 * 31) & 1023;
    // 31 a + b for any value of ten bits, from signs of which none has a meaning in routes
    return text + (char) (0x100 + missing / 31) + (char) (0x100 + missing % 31);
  }

  private static RouteTree tree(List<String> routes) {
    RouteTree tree = new RouteTree();
    for (int i = 0; i < routes.size(); i++) {
      String[] words = routes.get(i).split(" ", 2);
      assertThat(tree.add(words[0], words[1], i)).isEmpty();
    }
    return tree;
  }

  private static MethodHandle compile(RouteTree tree) throws Exception {
    Class<?> compiled = classes(tree).loadClass("app.Router");
    return MethodHandles.lookup()
        .findStatic(
            compiled, "find", MethodType.methodType(int.class, String.class, RoutePath.class));
  }

  private static InMemoryCompiler.Classes classes(RouteTree tree) {
    RouteEmitter.Routes routes = RouteEmitter.emit(tree, ROUTER);
    TypeSpec router =
        TypeSpec.classBuilder(ROUTER)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("find")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(int.class)
                    .addParameter(String.class, "method")
                    .addParameter(RoutePath.class, "path")
                    .addCode(routes.find())
                    .build())
            .addMethods(routes.methods())
            .build();
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("app.Router", JavaFile.builder("app", router).build().toString());
    for (TypeSpec type : routes.classes()) {
      sources.put("app." + type.name(), JavaFile.builder("app", type).build().toString());
    }
    return InMemoryCompiler.compile(sources);
  }
}
