package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private final StubAws aws;

  CredentialsTest() throws IOException {
    aws = new StubAws();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void keepsCredentialsOfTheContainerUntilShortlyBeforeTheyExpire() throws IOException {
    aws.containerCredentials();
    aws.giveCredentials("ID1", Instant.now().plusSeconds(200));
    aws.giveCredentials("ID2", Instant.now().plusSeconds(3600));
    AwsClient client = new AwsClient("sqs", aws.environment);
    for (int i = 0; i < 4; i++) {
      aws.answers.add(new StubAws.Answer(200, "{}"));
      aws.post(client);
    }

    assertThat(aws.credentialCalls).hasValue(2);
    assertThat(aws.received.get(0).get("Authorization")).contains("Credential=ID1/");
    assertThat(aws.received.get(3).get("Authorization")).contains("Credential=ID2/");
    assertThat(aws.received.get(3)).containsEntry("X-amz-security-token", "TOKENPLANTED");
  }

  @Test
  void usesCredentialsThatAreStillValidWhenTheContainerGivesNoNewOnes() throws IOException {
    aws.containerCredentials();
    aws.giveCredentials("ID1", Instant.now().plusSeconds(200));
    aws.credentialAnswers.add(new StubAws.Answer(500, ""));
    AwsClient client = new AwsClient("sqs", aws.environment);
    aws.answers.add(new StubAws.Answer(200, "{}"));
    aws.answers.add(new StubAws.Answer(200, "{}"));

    aws.post(client);
    aws.post(client);

    assertThat(aws.credentialCalls).hasValue(2);
    assertThat(aws.received.get(1).get("Authorization")).contains("Credential=ID1/");
  }

  @Test
  void asksAgainForCredentialsThatDoNotSayWhenTheyEnd() throws IOException {
    aws.containerCredentials();
    String body = "{\"AccessKeyId\":\"ID\",\"SecretAccessKey\":\"S\",\"Expiration\":\"soon\"}";
    aws.credentialAnswers.add(new StubAws.Answer(200, body));
    aws.credentialAnswers.add(new StubAws.Answer(200, body));
    aws.answers.add(new StubAws.Answer(200, "{}"));
    aws.answers.add(new StubAws.Answer(200, "{}"));
    AwsClient client = new AwsClient("sqs", aws.environment);

    aws.post(client);
    aws.post(client);

    assertThat(aws.credentialCalls).hasValue(2);
  }

  @Test
  void saysThatTheContainerGaveNoCredentials() {
    aws.containerCredentials();
    aws.environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "OTHERPLANTED");

    Throwable failure = catchThrowable(aws::post);

    assertThat(failure)
        .hasMessage(
            "The endpoint that AWS_CONTAINER_CREDENTIALS_FULL_URI names gave no credentials:"
                + " no error code (status 403, request id request-7)");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void quotesNothingOfCredentialsThatAreHalfThere() {
    aws.containerCredentials();
    for (int i = 0; i < 3; i++) {
      aws.credentialAnswers.add(new StubAws.Answer(200, "{\"SecretAccessKey\":\"SECRETPLANTED\"}"));
    }

    StubAws.hasNothingPlanted(catchThrowable(aws::post));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"})
  void saysWhichVariableIsMissing(String name) {
    aws.environment.remove(name);

    Throwable failure = catchThrowable(aws::post);

    assertThat(failure).hasMessage("The variable " + name + " is not set");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void takesAnEmptyTokenForNone() throws Exception {
    aws.environment.put("AWS_SESSION_TOKEN", "");
    aws.answers.add(new StubAws.Answer(200, "{}"));

    aws.post();

    assertThat(aws.received.get(0)).doesNotContainKey("X-amz-security-token");
  }

  @Test
  void doesNotQuoteATokenThatNoHeaderCanHave() {
    aws.environment.put("AWS_SESSION_TOKEN", "TOKENPLANTED\n");

    Throwable failure = catchThrowable(aws::post);

    assertThat(failure)
        .hasMessage(
            "The value of the header x-amz-security-token has characters that no header may have");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void showsNoSecretInTheTextOfCredentials() {
    Object credentials = new Credentials("idPLANTED", "sPLANTED", "tPLANTED", 0);

    assertThat(credentials.toString()).doesNotContain("PLANTED");
  }
}
