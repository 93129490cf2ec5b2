package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.idempotency.IdempotencyStore;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  private final IdempotencyStore store =
      IdempotencyStores.open(java.util.Map.of("PIKKU_IDEMPOTENCY", "memory:"));

  @Override
  IdempotencyStore store() {
    return store;
  }

  @Test
  void hasNoTransaction() {
    assertThat(claim().transaction(Connection.class)).isNull();
  }
}
