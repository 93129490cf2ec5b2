package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.auth.Authorizer;
import dev.pikku.auth.Authorizer.Kind;
import dev.pikku.lambda.event.HttpEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways say of callers, in the events that AWS publishes and in the forms it describes. */
class AuthorizerTest {

  private static Authorizer of(String file) throws IOException {
    byte[] event = Files.readAllBytes(SharedFiles.at("events").resolve("aws-lambda-go/" + file));
    return Authorizer.of(new HttpEvent(event)).orElseThrow();
  }

  private static Optional<Authorizer> rest(String context) {
    return event("{\"path\":\"/\",\"httpMethod\":\"GET\",\"requestContext\":{" + context + "}}");
  }

  private static Optional<Authorizer> http(String context) {
    return event(
        "{\"rawPath\":\"/\",\"requestContext\":{\"http\":{\"method\":\"GET\"}" + context + "}}");
  }

  private static Optional<Authorizer> event(String json) {
    return Authorizer.of(new HttpEvent(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsTheClaimsOfATokenThatAnHttpApiChecked() throws IOException {
    Authorizer caller = of("apigw-v2-request-jwt-authorizer.json");
    assertThat(caller.kind()).isEqualTo(Kind.JWT);
    assertThat(caller.claims().text("claim1")).isEqualTo("value1");
    assertThat(caller.scopes()).containsExactly("scope1", "scope2");
  }

  @Test
  void takesTheScopesFromTheClaimsWhereTheRouteAsksForNone() {
    String jwt = "{\"jwt\":{\"claims\":{\"sub\":\"ann\",\"scope\":\"a b:c\"},\"scopes\":null}}";
    assertThat(http(",\"authorizer\":" + jwt).orElseThrow().scopes()).containsExactly("a", "b:c");
  }

  @Test
  void readsTheClaimsOfATokenThatARestApiChecked() {
    Authorizer caller =
        rest("\"authorizer\":{\"claims\":{\"sub\":\"ann\",\"email_verified\":\"true\"}}")
            .orElseThrow();
    assertThat(caller.kind()).isEqualTo(Kind.JWT);
    assertThat(caller.claims().text("sub")).isEqualTo("ann");
    assertThat(caller.claims().text("email_verified")).isEqualTo("true");
  }

  @Test
  void readsWhatAnAuthorizerFunctionSaid() throws IOException {
    Authorizer http = of("apigw-v2-request-lambda-authorizer.json");
    assertThat(http.kind()).isEqualTo(Kind.CUSTOM);
    assertThat(http.claims().text("key")).isEqualTo("value");

    Authorizer rest = of("apigw-request.json");
    assertThat(rest.kind()).isEqualTo(Kind.CUSTOM);
    assertThat(rest.claims().text("principalId")).isEqualTo("admin");
    assertThat(rest.claims().text("clientId")).isEqualTo("1");
    assertThat(rest.claims().text("clientName")).isEqualTo("Exata");
  }

  @Test
  void readsAnAuthorizerFunctionThatSaidNothingButYes() {
    Authorizer caller = http(",\"authorizer\":{\"lambda\":null}").orElseThrow();
    assertThat(caller.kind()).isEqualTo(Kind.CUSTOM);
    assertThat(caller.claims().text("anything")).isNull();
  }

  @Test
  void readsWhoSignedARequest() throws IOException {
    Authorizer http = of("apigw-v2-request-iam.json");
    assertThat(http.kind()).isEqualTo(Kind.IAM);
    assertThat(http.claims().text("userArn")).isEqualTo("arn:aws:iam::1234567890:user/Admin");
    assertThat(http.claims().text("userId")).isEqualTo("AROA2ZJZYVRE7Y3TUXHH6");
    assertThat(http.claims().text("cognitoIdentityId"))
        .isEqualTo("us-east-1:3f291106-8703-466b-8f2b-3ecee1ca56ce");

    Authorizer url = of("lambda-urls-request.json");
    assertThat(url.kind()).isEqualTo(Kind.IAM);
    assertThat(url.claims().text("accountId")).isEqualTo("111122223333");
  }

  @Test
  void callsASignerOfARestApiAsThoseOfAnHttpApi() {
    Authorizer caller =
        rest("\"identity\":{\"accountId\":\"1\",\"caller\":\"c\",\"user\":\"u\",\"accessKey\":\"k\","
                + "\"userArn\":\"arn\",\"cognitoIdentityId\":\"i\",\"sourceIp\":\"1.2.3.4\"}")
            .orElseThrow();
    assertThat(caller.kind()).isEqualTo(Kind.IAM);
    assertThat(caller.claims().text("callerId")).isEqualTo("c");
    assertThat(caller.claims().text("userId")).isEqualTo("u");
    assertThat(caller.claims().text("userArn")).isEqualTo("arn");
    assertThat(caller.claims().text("accountId")).isEqualTo("1");
    assertThat(caller.claims().text("cognitoIdentityId")).isEqualTo("i");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"stage\":\"dev\"",
        "\"authorizer\":null",
        "\"authorizer\":{}",
        "\"elb\":{\"targetGroupArn\":\"arn\"}",
        "\"identity\":{\"sourceIp\":\"1.2.3.4\",\"userArn\":null,\"accessKey\":null}",
      })
  void saysNothingWhereNobodyWasAsked(String context) {
    assertThat(rest(context)).isEmpty();
    assertThat(http("," + context)).isEmpty();
  }

  /** Whatever a caller sends, only the gateway writes what is believed. */
  @Test
  void believesNoHeaderNorBody() {
    assertThat(
            event(
                "{\"rawPath\":\"/\",\"headers\":{\"authorizer\":\"{}\"},\"authorizer\":{\"principalId\":\"x\"},"
                    + "\"body\":\"{\\\"requestContext\\\":{\\\"authorizer\\\":{}}}\","
                    + "\"requestContext\":{\"http\":{\"method\":\"GET\"}}}"))
        .isEmpty();
  }

  @Test
  void printsNoClaims() throws IOException {
    assertThat(of("apigw-v2-request-jwt-authorizer.json").toString())
        .doesNotContain("value1")
        .contains("[claims]");
  }
}
