package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Executable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Methods that nothing calls are left out of Pikku's classes: all that something calls is there.
 */
class ArchiveLinksIT {
  /** Left out on purpose: Lambda says who calls, so that nobody asks it; callers know. */
  private static final String LEFT_OUT = "dev.pikku.aws.Profile";

  @TempDir Path taskRoot;

  @ParameterizedTest
  @ValueSource(strings = {"aws-lambda", "aws-lambda-websocket", "jobs", "all"})
  void everyClassLoadsAndEveryMethodThatCodeCallsIsThere(String backend) throws Exception {
    Archive.unpack(Archive.ofExample(backend), taskRoot);
    URL[] classPath = {
      taskRoot.toUri().toURL(),
      RequestStreamHandler.class.getProtectionDomain().getCodeSource().getLocation()
    };
    JavaClasses classes = new ClassFileImporter().importPath(taskRoot);
    List<String> missing = new ArrayList<>();
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      for (JavaClass type : classes) {
        Class<?> loaded = Class.forName(type.getName(), true, loader);
        assertThat(loaded.getDeclaredMethods()).as(type.getName()).isNotNull();
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (access.getTarget() instanceof CodeUnitCallTarget target
              && !target.getOwner().getName().equals(LEFT_OUT)
              && !isThere(target, loader)) {
            missing.add(access.getDescription());
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(classes.size()).isGreaterThan(50);
  }

  private static boolean isThere(CodeUnitCallTarget target, ClassLoader loader)
      throws ClassNotFoundException {
    if (target.getOwner().isArray() || target.getOwner().getName().startsWith("java.")) {
      return true;
    }
    Class<?> owner = Class.forName(target.getOwner().getName(), false, loader);
    List<Executable> found = new ArrayList<>();
    if (target.getName().equals("<init>")) {
      found.addAll(List.of(owner.getDeclaredConstructors()));
    } else {
      addMethods(owner, target.getName(), found);
    }
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return found.stream()
        .anyMatch(
            method ->
                Arrays.stream(method.getParameterTypes())
                    .map(Class::getName)
                    .toList()
                    .equals(parameters));
  }

  private static void addMethods(Class<?> type, String name, List<Executable> found) {
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .forEach(found::add);
    if (type.getSuperclass() != null) {
      addMethods(type.getSuperclass(), name, found);
    } else if (type.isInterface()) {
      addMethods(Object.class, name, found);
    }
    for (Class<?> parent : type.getInterfaces()) {
      addMethods(parent, name, found);
    }
  }
}
