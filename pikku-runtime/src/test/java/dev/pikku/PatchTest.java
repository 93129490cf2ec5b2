package dev.pikku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PatchTest {
  @Test
  void keepsAbsentNullAndAValueApart() {
    assertThat(Patch.absent().isAbsent()).isTrue();
    assertThat(Patch.absent().isNull()).isFalse();
    assertThat(Patch.ofNull().isAbsent()).isFalse();
    assertThat(Patch.ofNull().isNull()).isTrue();
    assertThat(Patch.of("a").value()).isEqualTo("a");
    assertThat(Patch.of("a").isNull()).isFalse();
    assertThat(Patch.of(null)).isEqualTo(Patch.ofNull());
    assertThat(Patch.absent()).isNotEqualTo(Patch.ofNull());
    assertThat(Patch.of("a")).isEqualTo(Patch.of("a")).hasSameHashCodeAs(Patch.of("a"));
  }

  @Test
  void changesOnlyWhatWasSaid() {
    assertThat(Patch.<String>absent().orElse("before")).isEqualTo("before");
    assertThat(Patch.<String>ofNull().orElse("before")).isNull();
    assertThat(Patch.of("after").orElse("before")).isEqualTo("after");
  }

  @Test
  void hasNoValueToGiveUnlessOneWasSaid() {
    assertThatThrownBy(() -> Patch.ofNull().value())
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Patch.ofNull");
  }
}
