package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "a@b", "a.b+c@d-e.example", "\"a b\"@c", "a@[127.0.0.1]", "a@[IPv6:::1]"})
  void takesAddresses(String address) {
    assertThat(Constraints.email(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "@b",
        "a@",
        "a@b..c",
        "a b@c",
        "a@b\nBcc: c@d",
        "\"a\nb\"@c",
        "a@[]",
        "a@[x]",
        "a@[IPv6:]",
        "a@[IPv6:::1\r\nBcc: c@d]",
        "a@[IPv6:<b>]"
      })
  void refusesWhatIsNoAddressOrSmugglesSomething(String address) {
    assertThat(Constraints.email(address)).isFalse();
  }
}
