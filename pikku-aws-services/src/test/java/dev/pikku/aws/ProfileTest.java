package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who calls on a machine where AWS's tools are set up, and no variable says it. */
class ProfileTest {
  @TempDir Path home;
  private final StubAws aws;

  ProfileTest() throws IOException {
    aws = new StubAws();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @BeforeEach
  void setUp() throws IOException {
    aws.environment.clear();
    aws.environment.put("HOME", home.toString());
    write(
        "credentials",
        """
        # mine
        [default]
        aws_access_key_id = AKDEFAULT
        aws_secret_access_key=SECRETPLANTED

        [ work ]
        aws_access_key_id = AKWORK  # of the office
        aws_secret_access_key = SECRET#PLANTED
        aws_session_token = TOKENPLANTED
        """);
    write(
        "config",
        """
        [default]
        region = eu-west-1
        s3 =
          region = us-east-1
        [profile work]
        region = eu-west-2
        [work]
        region = eu-west-3
        [profile sso]
        sso_session = PLANTED
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws").resolve(name), text);
  }

  private String authorization() throws IOException {
    aws.answers.add(new StubAws.Answer(200, "{}"));
    aws.post();
    return aws.received.get(aws.received.size() - 1).get("Authorization");
  }

  @Test
  void isTheDefaultUnlessAnotherIsNamed() throws IOException {
    assertThat(authorization()).contains("Credential=AKDEFAULT/").contains("/eu-west-1/");
  }

  @Test
  void isTheOneNamed() throws IOException {
    aws.environment.put("AWS_PROFILE", "work");

    assertThat(authorization()).contains("Credential=AKWORK/").contains("/eu-west-2/");
    assertThat(aws.received.get(0)).containsEntry("X-amz-security-token", "TOKENPLANTED");
  }

  @Test
  void isReadAgainWhenSomebodyHasLoggedIn() throws IOException {
    AwsClient client = new AwsClient("sqs", aws.environment);
    aws.answers.add(new StubAws.Answer(200, "{}"));
    aws.answers.add(new StubAws.Answer(200, "{}"));

    aws.post(client);
    write("credentials", "[default]\naws_access_key_id=AKNEW\naws_secret_access_key=S\n");
    aws.post(client);

    assertThat(aws.received.get(1).get("Authorization")).contains("Credential=AKNEW/");
  }

  @Test
  void isWhereVariablesSay() throws IOException {
    Path elsewhere = home.resolve("elsewhere");
    Files.writeString(elsewhere, "[default]\naws_access_key_id=AKE\naws_secret_access_key=S\n");
    aws.environment.put("AWS_SHARED_CREDENTIALS_FILE", elsewhere.toString());

    assertThat(authorization()).contains("Credential=AKE/");
  }

  @Test
  void countsLessThanVariables() throws IOException {
    aws.environment.put("AWS_ACCESS_KEY_ID", "AKVARIABLE");
    aws.environment.put("AWS_SECRET_ACCESS_KEY", "S");
    aws.environment.put("AWS_DEFAULT_REGION", "us-west-2");

    assertThat(authorization()).contains("Credential=AKVARIABLE/").contains("/us-west-2/");
  }

  @Test
  void saysHowToGetAKeyForAProfileThatHasNone() {
    aws.environment.put("AWS_PROFILE", "sso");
    aws.environment.put("AWS_REGION", "eu-west-1");

    Throwable failure = catchThrowable(aws::post);

    assertThat(failure)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The profile \"sso\" of AWS's tools has no access key. Log in with them, and set the"
                + " variables that \"aws configure export-credentials --profile sso --format env\""
                + " prints.");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void isNotMissedWhereNobodyHasSetUpAnything() {
    aws.environment.put("HOME", home.resolve("nobody").toString());

    assertThat(catchThrowable(aws::post)).hasMessage("The variable AWS_REGION is not set");

    aws.environment.put("AWS_REGION", "eu-west-1");
    assertThat(catchThrowable(aws::post)).hasMessage("The variable AWS_ACCESS_KEY_ID is not set");
  }
}
