package dev.pikku.generator.model;

import java.util.Arrays;
import java.util.Optional;

/** A transaction in which a call is noted as done, and in which its function may take part. */
public enum TransactionModel {
  DATABASE("java.sql.Connection", "jdbc"),
  DYNAMODB("dev.pikku.aws.DynamoDbTransaction", "dynamodb");

  private final String type;
  private final String store;

  TransactionModel(String type, String store) {
    this.type = type;
    this.store = store;
  }

  /** The transaction that a parameter is by its type, where its method may take part in one. */
  public static Optional<TransactionModel> of(String type) {
    return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
  }

  /** The store that has it, as a config names it. */
  public String store() {
    return store;
  }
}
