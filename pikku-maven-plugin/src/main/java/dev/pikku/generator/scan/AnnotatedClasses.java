package dev.pikku.generator.scan;

import dev.pikku.generator.model.FactoryModel.Origin;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds compiled classes that carry Pikku's annotations. The one place that knows ClassGraph. */
final class AnnotatedClasses {
  private static final List<String> ON_TYPES =
      List.of(
          "SingletonServices",
          "WireServices",
          "GlobalMiddleware",
          "GlobalPermission",
          "HttpError",
          "HttpError$List",
          "WireChannel",
          "PikkuSession",
          "PikkuConfig",
          "Permit",
          "Permit$List",
          "Use",
          "Tags");
  private static final List<String> ON_METHODS =
      List.of(
          "PikkuFunc",
          "OnConnect",
          "OnDisconnect",
          "OnMessage",
          "WireHttp",
          "WireHttp$List",
          "WireQueueWorker",
          "WireQueueWorker$List",
          "WireRpc",
          "WireRpc$List",
          "WireScheduler",
          "WireScheduler$List",
          "Permit",
          "Permit$List",
          "Use");

  private AnnotatedClasses() {}

  /**
   * An outermost class that has such annotations, on itself or on a class inside it.
   *
   * @param major the class file's version, 61 for Java 17
   */
  record Found(String name, Origin origin, int major) {}

  static List<Found> in(List<ScanRequest.ClassEntry> entries) {
    Map<File, Origin> origins = new HashMap<>();
    entries.stream()
        .filter(entry -> Files.exists(entry.path()))
        .forEach(entry -> origins.put(entry.path().toFile().getAbsoluteFile(), entry.origin()));
    if (origins.isEmpty()) {
      return List.of();
    }
    ClassGraph graph =
        new ClassGraph()
            .overrideClasspath(origins.keySet().stream().sorted().toList())
            .ignoreClassVisibility()
            .ignoreMethodVisibility()
            .enableAnnotationInfo()
            .enableMethodInfo()
            .disableNestedJarScanning()
            .disableModuleScanning();
    try (ScanResult result = graph.scan()) {
      Map<String, Found> found = new TreeMap<>();
      for (String annotation : ON_TYPES) {
        for (ClassInfo type : result.getClassesWithAnnotation("dev.pikku." + annotation)) {
          add(type, origins, found);
        }
      }
      for (String annotation : ON_METHODS) {
        for (ClassInfo type : result.getClassesWithMethodAnnotation("dev.pikku." + annotation)) {
          add(type, origins, found);
        }
      }
      return found.values().stream().sorted(Comparator.comparing(Found::name)).toList();
    }
  }

  private static void add(ClassInfo type, Map<File, Origin> origins, Map<String, Found> found) {
    ClassInfo outermost = type;
    for (ClassInfo outer : type.getOuterClasses()) {
      if (outermost.getName().startsWith(outer.getName())) {
        outermost = outer;
      }
    }
    Origin origin =
        origins.getOrDefault(type.getClasspathElementFile().getAbsoluteFile(), Origin.LIBRARY);
    found.put(
        outermost.getName(),
        new Found(outermost.getName(), origin, type.getClassfileMajorVersion()));
  }
}
