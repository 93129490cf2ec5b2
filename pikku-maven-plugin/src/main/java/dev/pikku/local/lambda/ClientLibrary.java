package dev.pikku.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native part of AWS's runtime client, unpacked for one process. By itself each process unpacks
 * it to one and the same path in {@code /tmp}, and crashes where another one is just doing so.
 */
final class ClientLibrary implements AutoCloseable {
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path file;

  private ClientLibrary(Path file) {
    this.file = file;
  }

  /** Unpacks it; where the client has none for this machine, the process sees for itself. */
  static ClientLibrary unpack(List<Path> classPath) throws IOException {
    Path file = Files.createTempFile("pikku-lambda-client", ".so");
    for (Path jar : classPath) {
      if (Files.isRegularFile(jar) && unpack(jar, file)) {
        return new ClientLibrary(file);
      }
    }
    Files.delete(file);
    return new ClientLibrary(file);
  }

  private static boolean unpack(Path jar, Path file) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("jni/libaws-lambda-jni." + platform() + ".so");
      if (entry == null) {
        return false;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return true;
    }
  }

  private static String platform() {
    boolean isArm = System.getProperty("os.arch").equals("aarch64");
    String loader = "/lib/ld-musl-" + (isArm ? "aarch64" : "x86_64") + ".so.1";
    return (Files.exists(Path.of(loader)) ? "linux_musl-" : "linux-")
        + (isArm ? "aarch_64" : "x86_64");
  }

  /** What has the process load it. */
  List<String> options() {
    return Files.exists(file) ? List.of("-D" + PROPERTY + "=" + file) : List.of();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
