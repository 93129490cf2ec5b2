package dev.pikku.aws;

import dev.pikku.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One operation of a {@link DynamoDbTransaction}, and what its expressions need. */
public final class DynamoDbOperation {
  private final String kind;
  private final String table;

  /** What it says of the item: attributes, and expressions. */
  final Map<String, Object> members = new LinkedHashMap<>();

  private final Map<String, Object> names = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private @Nullable RuntimeException otherwise;

  DynamoDbOperation(String kind, String table) {
    this.kind = kind;
    this.table = Objects.requireNonNull(table);
  }

  /**
   * Lets the whole transaction happen only if the item is as a condition says.
   *
   * @param condition such as {@code attribute_not_exists(id)} or {@code amount >= :amount}
   */
  public DynamoDbOperation onlyIf(String condition) {
    if (members.put("ConditionExpression", condition) != null) {
      throw new IllegalStateException("One operation has one condition: join them with AND");
    }
    return this;
  }

  /**
   * Says which attribute a placeholder of the expressions is.
   *
   * @param placeholder begins with {@code #}
   */
  public DynamoDbOperation name(String placeholder, String attribute) {
    names.put(placeholder, attribute);
    return this;
  }

  /**
   * Says which value a placeholder of the expressions is.
   *
   * @param placeholder begins with {@code :}
   */
  public DynamoDbOperation value(String placeholder, @Nullable Object value) {
    values.put(placeholder, AttributeValues.of(placeholder, value));
    return this;
  }

  /** Has a call whose condition is not met fail with this, and not with what says only that. */
  public DynamoDbOperation orElseThrow(RuntimeException failure) {
    otherwise = failure;
    return this;
  }

  void write(JsonWriter out) {
    out.beginObject().name(kind).beginObject().name("TableName").value(table);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      out.name(member.getKey()).any(member.getValue());
    }
    if (!names.isEmpty()) {
      out.name("ExpressionAttributeNames").any(names);
    }
    if (!values.isEmpty()) {
      out.name("ExpressionAttributeValues").any(values);
    }
    out.endObject().endObject();
  }

  /**
   * What a call fails with whose condition is not met.
   *
   * @param number its place in the transaction, from 1
   */
  RuntimeException unmet(int number) {
    return otherwise == null ? ConditionNotMetException.of(number, kind) : otherwise;
  }

  @Override
  public String toString() {
    return kind + " " + table;
  }
}
