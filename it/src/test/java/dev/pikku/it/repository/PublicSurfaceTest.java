package dev.pikku.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What applications and generated code can see, as a file in git: every addition is a diff that
 * somebody reads. {@code mvn verify -Dapi.update} rewrites the files.
 */
class PublicSurfaceTest {

  @ParameterizedTest
  @ValueSource(strings = {"pikku-runtime", "pikku-lambda", "pikku-aws-services"})
  void isWhatItsFileSays(String module) throws Exception {
    Path classes = Repository.ROOT.resolve(module).resolve("target/classes");
    TreeSet<String> surface = new TreeSet<>();
    for (Path file : Repository.files(classes, ".class")) {
      String name = classes.relativize(file).toString().replace('\\', '/').replace('/', '.');
      name = name.substring(0, name.length() - ".class".length());
      if (!name.endsWith("-info")) {
        add(Class.forName(name, false, getClass().getClassLoader()), surface);
      }
    }
    assertThat(surface).isNotEmpty();
    compare(Repository.ROOT.resolve(module).resolve("api.txt"), surface);
  }

  private static void compare(Path file, Set<String> surface) throws IOException {
    String text = String.join("\n", surface) + "\n";
    if (System.getProperty("api.update") != null) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualToNormalizingNewlines(Files.exists(file) ? Files.readString(file) : "");
  }

  private static void add(Class<?> type, Set<String> surface) {
    for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
      if (!visible(outer.getModifiers())) {
        return;
      }
    }
    String name = type.getName();
    surface.add(name);
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (visible(constructor.getModifiers())) {
        surface.add(name + "(" + types(constructor.getParameterTypes()) + ")");
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (visible(method.getModifiers()) && !method.isSynthetic()) {
        surface.add(
            name
                + "."
                + method.getName()
                + "("
                + types(method.getParameterTypes())
                + ") → "
                + method.getReturnType().getSimpleName());
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (visible(field.getModifiers()) && !field.isSynthetic()) {
        surface.add(name + "." + field.getName());
      }
    }
  }

  private static boolean visible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String types(Class<?>[] types) {
    return Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(", "));
  }
}
