package dev.pikku.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretValueTest {

  @Test
  void printsNothing() {
    assertThat(new SecretValue("PLANTED")).hasToString("[secret]");
    assertThat("a " + new SecretValue("PLANTED")).isEqualTo("a [secret]");
  }

  @Test
  void hasNothingNewerThanAValueThatNeverChanges() {
    SecretValue value = new SecretValue("a");

    assertThat(value.refresh("a")).isFalse();
    assertThat(value.refresh("b")).isTrue();
  }

  @Test
  void looksForANewerValueOnlyWhereTheRefusedOneIsStillCurrent() {
    Rotating value = new Rotating();

    assertThat(value.reveal()).isEqualTo("v0");
    assertThat(value.refresh("v0")).isTrue();
    assertThat(value.reveal()).isEqualTo("v1");
    assertThat(value.refresh("v0")).isTrue();
    assertThat(value.looks).isEqualTo(1);
    assertThat(value).hasToString("[secret]");
  }

  private static final class Rotating extends SecretValue {
    private int looks;

    @Override
    public String reveal() {
      return "v" + looks;
    }

    @Override
    protected void renew() {
      looks++;
    }
  }
}
