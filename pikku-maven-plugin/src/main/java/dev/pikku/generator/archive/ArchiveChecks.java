package dev.pikku.generator.archive;

import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Optional;

/** What AWS would refuse, or fail on, after the deployment: told at build time. */
final class ArchiveChecks {
  private static final long MB = 1024 * 1024;
  private static final long MAX_DIRECT_UPLOAD = 50 * MB;
  private static final long MAX_UNPACKED = 250 * MB;
  // class files of Java 1.0 are of version 44, and each release added one
  private static final int VERSION_BEFORE_JAVA_1 = 44;

  private final ArchiveRequest request;
  private final Diagnostics diagnostics;
  private final int release;
  private boolean failed;

  ArchiveChecks(ArchiveRequest request, Diagnostics diagnostics) {
    this.request = request;
    this.diagnostics = diagnostics;
    this.release = release(request.runtime());
  }

  private static int release(String runtime) {
    try {
      return Integer.parseInt(runtime.substring(runtime.startsWith("java") ? 4 : 0));
    } catch (NumberFormatException e) {
      // a runtime of the user's own has the Java that the build has
      return Runtime.version().feature();
    }
  }

  /** The Java release that the archive runs on. */
  int release() {
    return release;
  }

  /** Whether every dependency is there, as a jar. */
  boolean inputs() {
    for (ExternalJar jar : request.jars()) {
      if (!Files.isRegularFile(jar.file())) {
        error(
            Code.DIRECTORY_DEPENDENCY,
            "Dependency \"" + jar.key() + "\" is " + jar.file() + ", which is no jar.",
            "Build it up to the phase \"package\" first, so that there is one.");
      }
    }
    for (ArchiveRequest.Module module : request.workspace()) {
      checkPresent(module);
    }
    checkPresent(request.backend());
    return !failed;
  }

  private void checkPresent(ArchiveRequest.Module module) {
    if (!Files.exists(module.classes())) {
      error(
          Code.MISSING_FILE,
          "Module \"" + module.name() + "\" has no classes at " + module.classes() + ".",
          "Compile it in the same build, with \"mvn package\" at the workspace's root.");
    }
  }

  /** Checks that the runtime can load the classes of an artifact: the first it cannot is told. */
  void classFiles(Artifact artifact, Collection<String> paths) {
    for (String path : paths) {
      Optional<ClassFile> file = artifact.classFile(path);
      if (file.isPresent() && file.get().major() > VERSION_BEFORE_JAVA_1 + release) {
        int java = file.get().major() - VERSION_BEFORE_JAVA_1;
        error(
            Code.NEWER_THAN_RUNTIME,
            "\""
                + path
                + "\" of "
                + artifact.name()
                + " is compiled for Java "
                + java
                + ", but the runtime \""
                + request.runtime()
                + "\" has Java "
                + release
                + ".",
            "Compile it for " + release + ", or choose a newer \"lambda.runtime\".");
        return;
      }
    }
  }

  /** Whether the handlers are there, and the archive is one that Lambda unpacks. */
  boolean contents(Layout layout, long unpackedSize) {
    for (String handler : request.handlers()) {
      if (!layout.contains(handler.replace('.', '/') + ".class")) {
        error(
            Code.MISSING_HANDLER,
            "Handler \"" + handler + "\" of serverless.yml is not among the compiled classes.",
            "Run the goal \"generate\" before the compiler, in the same build.");
      }
    }
    if (unpackedSize > MAX_UNPACKED) {
      error(
          Code.ARCHIVE_TOO_LARGE,
          "The archive has " + megabytes(unpackedSize) + " MB unpacked, and Lambda takes 250.",
          "Exclude dependencies, or set \"archive.minimize\" to true.");
    }
    return !failed;
  }

  /** Warns if an archive cannot be uploaded the simple way. */
  void size(long size) {
    if (size > MAX_DIRECT_UPLOAD) {
      diagnostics.warn(
          Code.ARCHIVE_TOO_LARGE,
          Place.NONE,
          "The archive has " + megabytes(size) + " MB, and Lambda takes 50 in a direct upload.",
          "Deploy it from a bucket, or set \"archive.minimize\" to true.");
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + MB - 1) / MB;
  }

  private void error(Code code, String fact, String remedy) {
    failed = true;
    diagnostics.error(code, Place.NONE, fact, remedy);
  }
}
