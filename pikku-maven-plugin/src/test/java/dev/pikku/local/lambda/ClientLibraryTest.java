package dev.pikku.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that start at the same moment each have a library of their own. */
class ClientLibraryTest {
  @TempDir Path directory;

  @Test
  void isUnpackedForEachProcessAndLoads() throws Exception {
    Path client =
        Path.of(AWSLambda.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String first;
    try (ClientLibrary one = ClientLibrary.unpack(List.of(directory, client));
        ClientLibrary other = ClientLibrary.unpack(List.of(directory, client))) {
      assertThat(one.options()).hasSize(1).isNotEqualTo(other.options());
      first = path(one);
      System.load(first);
    }
    assertThat(Path.of(first)).doesNotExist();
  }

  @Test
  void isLeftToAClientThatHasNone() throws Exception {
    try (ClientLibrary none = ClientLibrary.unpack(List.of(directory))) {
      assertThat(none.options()).isEmpty();
    }
  }

  private static String path(ClientLibrary library) {
    String option = library.options().get(0);
    return option.substring(option.indexOf('=') + 1);
  }
}
