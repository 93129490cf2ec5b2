package dev.pikku.it;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The native part of AWS's runtime client. By itself each process unpacks it to one and the same
 * path in {@code /tmp}, and crashes where another one is just doing so.
 */
final class ClientLibrary {
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final List<String> PLATFORMS =
      List.of("linux-x86_64", "linux-aarch_64", "linux_musl-x86_64", "linux_musl-aarch_64");

  private static final Path UNPACKED = unpack();

  private ClientLibrary() {}

  /** The option that has a process load it from where these tests have unpacked it. */
  static String option() {
    return "-D" + PROPERTY + "=" + UNPACKED;
  }

  private static Path unpack() {
    try {
      Path file = Files.createTempFile("lambda-client", ".so");
      file.toFile().deleteOnExit();
      for (String platform : PLATFORMS) {
        String name = "/jni/libaws-lambda-jni." + platform + ".so";
        try (InputStream in = AWSLambda.class.getResourceAsStream(name)) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (isOfThisMachine(file)) {
          return file;
        }
      }
      throw new IOException("AWS's runtime client has no library for this machine");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfThisMachine(Path library) {
    try {
      System.load(library.toString());
      return true;
    } catch (UnsatisfiedLinkError other) {
      return false;
    }
  }
}
