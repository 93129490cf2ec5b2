package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.CodeBlock;
import dev.pikku.error.InvalidInputException;
import dev.pikku.error.Violation;
import dev.pikku.generator.config.BackendConfig.JsonConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.testing.InMemoryCompiler;
import dev.pikku.generator.testing.SourceTypes;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.json.ObjectBinder;
import dev.pikku.service.EnvironmentVariables;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Codecs for the types that a source declares, compiled together with it. What is read and written
 * is named by the components of the record {@code app.Uses}.
 */
final class CodecFixture {
  private static final Place TEST = new Place("Test.java", 1);

  final SortedMap<String, TypeModel> types;
  final Diagnostics diagnostics = new Diagnostics();
  final Codecs codecs;
  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, TypeUse> uses = new TreeMap<>();
  private InMemoryCompiler.Classes classes;

  private CodecFixture(String source, JsonConfig config) {
    String text =
        """
        package app;
        import dev.pikku.*;
        import jakarta.validation.Valid;
        import jakarta.validation.constraints.*;
        import java.math.*;
        import java.net.*;
        import java.time.*;
        import java.util.*;
        import org.jspecify.annotations.Nullable;
        public interface Types {
        """
            + source
            + "}\n";
    sources.put("app/Types.java", text);
    types = SourceTypes.of(sources);
    codecs = new Codecs(types, "app.generated", config, diagnostics);
    TypeModel.RecordModel named = (TypeModel.RecordModel) types.get("app.Types.Uses");
    if (named != null) {
      for (ComponentModel component : named.components()) {
        use(component.name(), component.use());
      }
    }
  }

  static CodecFixture of(String source) {
    return new CodecFixture(source, new JsonConfig(false, false));
  }

  static CodecFixture of(String source, JsonConfig config) {
    return new CodecFixture(source, config);
  }

  private void use(String name, TypeUse use) {
    uses.put(name, use);
    CodeBlock read = codecs.read(use, CodeBlock.of("in"), TEST);
    CodeBlock write = codecs.write(use, CodeBlock.of("out"), CodeBlock.of("value"), TEST);
    boolean record = codecs.isRecord(use.type());
    String binder = record ? "new " + codecs.binder(use, TEST).simpleName() + "()" : "null";
    String className = "Use" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    sources.put(
        "app/generated/" + className + ".java",
        "package app.generated;\npublic final class %s {\n".formatted(className)
            + "  public static %s read(dev.pikku.json.JsonReader in) { return %s; }\n"
                .formatted(use.type(), read)
            + "  public static void write(dev.pikku.json.JsonWriter out, %s value) {\n%s}\n"
                .formatted(use.type(), write)
            + "  public static dev.pikku.json.ObjectBinder<?> binder() { return %s; }\n}\n"
                .formatted(binder));
  }

  /** Asks for the reader of a configuration record, before anything is compiled. */
  void config(String name) {
    TypeModel type = types.get("app.Types." + name);
    CodeBlock read = codecs.config(type.type(), CodeBlock.of("variables"), TEST);
    sources.put(
        "app/generated/UseSettings.java",
        "package app.generated;\npublic final class UseSettings {\n"
            + "  public static Object config(dev.pikku.service.Variables variables) {"
            + " return %s; }\n}\n".formatted(read));
  }

  /** Reads a configuration record from an environment. */
  Object config(String name, Map<String, String> environment) {
    return call("settings", "config", new EnvironmentVariables(environment));
  }

  /** The generated files by class name. */
  Map<String, String> generated() {
    return codecs.files(Set.of(), Optional.empty()).stream()
        .collect(
            Collectors.toMap(
                file -> file.path().substring("app/generated/".length(), file.path().length() - 5),
                GeneratedFile::content,
                (one, other) -> one,
                TreeMap::new));
  }

  CodecFixture compile() {
    if (classes == null) {
      if (diagnostics.hasErrors()) {
        throw new AssertionError(diagnostics.errors().toString());
      }
      codecs
          .files(Set.of(), Optional.empty())
          .forEach(file -> sources.put(file.path(), file.content()));
      classes = InMemoryCompiler.compile(sources);
    }
    return this;
  }

  /** Reads a document of its own, as from a queue. */
  Object read(String name, String json) {
    JsonReader in = new JsonReader(json.getBytes(StandardCharsets.UTF_8));
    Object value = call(name, "read", in);
    in.end();
    in.violations().raise();
    return value;
  }

  String write(String name, Object value) {
    JsonWriter out = new JsonWriter();
    call(name, "write", out, value);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  ObjectBinder<?> binder(String name) {
    return (ObjectBinder<?>) call(name, "binder");
  }

  /** What is wrong with a document, as {@code path: message}. */
  List<String> violations(String name, String json) {
    return violations(() -> read(name, json));
  }

  static List<String> violations(Runnable read) {
    try {
      read.run();
      return List.of();
    } catch (InvalidInputException e) {
      return e.violations().stream().map(CodecFixture::text).toList();
    }
  }

  private static String text(Violation violation) {
    return violation.path() + ": " + violation.message();
  }

  Class<?> type(String name) {
    try {
      return compile().classes.loadClass("app.Types$" + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a record of the fixture. */
  Object make(String name, Object... arguments) {
    try {
      Constructor<?> constructor = type(name).getDeclaredConstructors()[0];
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Object call(String name, String method, Object... arguments) {
    String className =
        "app.generated.Use" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    try {
      for (Method each : compile().classes.loadClass(className).getMethods()) {
        if (each.getName().equals(method)) {
          return each.invoke(null, arguments);
        }
      }
      throw new AssertionError(method);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
