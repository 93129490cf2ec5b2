package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentCallsTest {
  private final ExampleLambda lambda = new ExampleLambda();

  @Test
  void keepsCallsApartThatRunAtTheSameTime() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int caller = i;
        calls.add(
            callers.submit(
                () -> {
                  for (int n = 0; n < 300; n++) {
                    call(caller + "-" + n);
                  }
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private void call(String id) {
    JsonNode me = lambda.answer(HttpRequestEvent.of("GET", "/me").header("x-user", id).version2());
    JsonNode todo = lambda.answer(HttpRequestEvent.of("GET", "/todos/" + id).version1());
    JsonNode nobody = lambda.answer(HttpRequestEvent.of("GET", "/me").version2());

    assertThat(me.path("body").asText()).isEqualTo(id);
    assertThat(HttpEventContract.body(todo).path("id").asText()).isEqualTo(id);
    assertThat(nobody.path("statusCode").asInt()).isEqualTo(401);
  }
}
