package dev.pikku.aws;

import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import dev.pikku.channel.MemoryChannelStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens the store of channels that the variable {@code PIKKU_CHANNELS} names:
 *
 * <ul>
 *   <li>{@code dynamodb:<table>}: see {@link DynamoDbChannelStore}
 *   <li>{@code jdbc:…}: see {@link JdbcChannelStore}; the user is in {@code PIKKU_CHANNELS_USER},
 *       the password in {@code PIKKU_CHANNELS_PASSWORD}
 *   <li>{@code memory:}: this process alone; all of it has the same one
 * </ul>
 *
 * {@code PIKKU_CHANNELS_SCHEMA} says who makes the tables: with {@code start} the store does before
 * it is first used, with {@code none} somebody else has. Unless it is set, tables of a database are
 * made, those of DynamoDB not.
 *
 * <p>Opening neither calls nor connects: that happens when a channel needs it.
 */
public final class ChannelStores {
  static final String VARIABLE = "PIKKU_CHANNELS";

  private static final String SCHEMA = "PIKKU_CHANNELS_SCHEMA";
  private static final String DYNAMODB = "dynamodb:";
  private static final String KNOWN = "dynamodb:<table>, jdbc:… (a JDBC URL), memory:.";

  private final ChannelStore channels;
  private final EventHubStore topics;

  /**
   * @throws IllegalStateException if a variable is not set, or says nothing that is known
   */
  public ChannelStores(Map<String, String> environment) {
    String where = environment.get(VARIABLE);
    if (where == null || where.isEmpty()) {
      throw new IllegalStateException(
          "The variable " + VARIABLE + " is not set. It says where channels are kept: " + KNOWN);
    }
    if (where.startsWith(DYNAMODB) && where.length() > DYNAMODB.length()) {
      boolean create = create(environment.get(SCHEMA), false);
      DynamoDbChannelStore store =
          new DynamoDbChannelStore(where.substring(DYNAMODB.length()), environment, create);
      channels = store;
      topics = store;
    } else if (where.startsWith("jdbc:")) {
      boolean create = create(environment.get(SCHEMA), true);
      JdbcChannelStore store = JdbcChannelStore.of(where, environment, create);
      channels = store;
      topics = store;
    } else if (where.equals("memory:")) {
      channels = Memory.STORE;
      topics = Memory.STORE;
    } else {
      // not what it says, which may have a password
      throw new IllegalStateException(
          "The variable " + VARIABLE + " names no place that is known. Known are " + KNOWN);
    }
  }

  /** Loaded only where this process keeps its channels itself. */
  private static final class Memory {
    static final MemoryChannelStore STORE = new MemoryChannelStore();
  }

  private static boolean create(@Nullable String schema, boolean otherwise) {
    if (schema == null || schema.isEmpty()) {
      return otherwise;
    }
    if (schema.equals("start")) {
      return true;
    }
    if (schema.equals("none")) {
      return false;
    }
    throw new IllegalStateException(
        "The variable " + SCHEMA + " has to be start or none, not \"" + schema + "\".");
  }

  /** Who is connected. */
  public ChannelStore channelStore() {
    return channels;
  }

  /** Who is subscribed to what: the same store. */
  public EventHubStore eventHubStore() {
    return topics;
  }
}
