package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.lambda.event.ManagementEndpoint;
import dev.pikku.lambda.event.WebSocketEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementEndpointTest {
  private static String of(String domain, String stage, Map<String, String> environment) {
    ObjectNode event = WebSocketEvents.message("c1", "");
    event.withObject("/requestContext").put("domainName", domain).put("stage", stage);
    return ManagementEndpoint.of(new WebSocketEvent(WebSocketEvents.bytes(event)), environment);
  }

  @ParameterizedTest
  @CsvSource({
    "abc.execute-api.eu-central-1.amazonaws.com,dev",
    "abc.execute-api.cn-north-1.amazonaws.com.cn,prod",
    "abc.execute-api.us-gov-west-1.amazonaws.com,v1",
    "abc.execute-api.us-iso-east-1.c2s.ic.gov,x",
    "abc.execute-api.eu-central-1.api.aws,dev"
  })
  void hasTheStageAtDomainsOfAws(String domain, String stage) {
    assertThat(of(domain, stage, Map.of("PIKKU_CHANNELS_BASE_PATH", "chat")))
        .isEqualTo("https://" + domain + "/" + stage);
  }

  @ParameterizedTest
  @CsvSource({"chat,/chat", "/chat/v1/,/chat/v1", "'',''", "/,''"})
  void hasTheBasePathAtOnesOwn(String basePath, String path) {
    assertThat(of("ws.example.com", "dev", Map.of("PIKKU_CHANNELS_BASE_PATH", basePath)))
        .isEqualTo("https://ws.example.com" + path);
  }

  @Test
  void isTheDomainAloneWhereNoBasePathIsGiven() {
    assertThat(of("ws.example.com", "dev", Map.of())).isEqualTo("https://ws.example.com");
  }

  @Test
  void isWhatTheEnvironmentSaysBeforeAllElse() {
    String domain = "abc.execute-api.eu-central-1.amazonaws.com";
    String name = "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI";

    assertThat(of(domain, "dev", Map.of("IS_OFFLINE", "true"))).isEqualTo("http://localhost:3001");
    assertThat(of(domain, "dev", Map.of("IS_OFFLINE", "true", name, "http://localhost:4000/x/")))
        .isEqualTo("http://localhost:4000/x");
    assertThat(of(domain, "dev", Map.of("PIKKU_CHANNELS_ENDPOINT", "https://a", name, "http://b")))
        .isEqualTo("https://a");
    assertThat(of(domain, "dev", Map.of("PIKKU_CHANNELS_ENDPOINT", "")))
        .isEqualTo("https://" + domain + "/dev");
  }
}
