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
  void asksItsSourceForANewerValueOnlyWhereTheRefusedOneIsStillCurrent() {
    Rotating source = new Rotating();
    SecretValue value = new SecretValue(source);

    assertThat(value.reveal()).isEqualTo("v0");
    assertThat(value.refresh("v0")).isTrue();
    assertThat(value.reveal()).isEqualTo("v1");
    assertThat(value.refresh("v0")).isTrue();
    assertThat(source.looks).isEqualTo(1);
    assertThat(value).hasToString("[secret]");
  }

  private static final class Rotating implements SecretValue.Source {
    private int looks;

    @Override
    public String current() {
      return "v" + looks;
    }

    @Override
    public void renew() {
      looks++;
    }
  }
}
