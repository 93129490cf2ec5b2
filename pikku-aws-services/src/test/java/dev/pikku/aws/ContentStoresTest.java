package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.LocalContent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentStoresTest {

  @Test
  void opensABucketWithoutCallingAnybody() {
    assertThat(ContentStores.open(Map.of("PIKKU_CONTENT", "s3:acme")))
        .isInstanceOf(S3Content.class);
  }

  @Test
  void opensAFolder() {
    assertThat(ContentStores.open(Map.of("PIKKU_CONTENT", "folder:target/content")))
        .isInstanceOf(LocalContent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3:", "folder:", "planted"})
  void refusesWhatNamesNoPlaceWithoutQuotingIt(String where) {
    assertThatThrownBy(() -> ContentStores.open(Map.of("PIKKU_CONTENT", where)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The variable PIKKU_CONTENT names no place that is known. Known are s3:<bucket> and"
                + " folder:<path>.");
  }

  @Test
  void refusesAnEnvironmentThatNamesNone() {
    assertThatThrownBy(() -> ContentStores.open(Map.of()))
        .hasMessageStartingWith("The variable PIKKU_CONTENT names no place");
  }
}
