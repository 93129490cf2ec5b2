package dev.pikku.aws;

import dev.pikku.channel.EventHubStore.Page;
import dev.pikku.channel.EventHubStore.Subscriber;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscriptions in a database; they go with their channel's row. */
final class JdbcSubscriptions {
  private static final int PAGE = 1000;
  private static final String INSERT =
      "insert into pikku_channel_subscriptions (topic, channel_id) values (?, ?)";

  private JdbcSubscriptions() {}

  /** Subscribes a channel that has just been added. */
  static void addAll(JdbcTransaction db, Collection<String> topics, String id) throws SQLException {
    db.updateEach(INSERT, topics, id);
  }

  static boolean add(JdbcTransaction db, String topic, String id, long now) throws SQLException {
    // locked until the subscription is there, so that the row is not removed meanwhile
    List<@Nullable String[]> rows =
        db.rows(
            "select id from pikku_channels where id = ? and expires_at > ? for update", id, now);
    if (rows.isEmpty()) {
      return false;
    }
    List<@Nullable String[]> before =
        db.rows(
            "select topic from pikku_channel_subscriptions where topic = ? and channel_id = ?",
            topic,
            id);
    if (before.isEmpty()) {
      db.update(INSERT, topic, id);
    }
    return true;
  }

  static void end(JdbcTransaction db, String topic, String id) throws SQLException {
    db.update(
        "delete from pikku_channel_subscriptions where topic = ? and channel_id = ?", topic, id);
  }

  /**
   * A page of a topic's subscriptions; its cursor is the last channel's id, so that it stays right
   * whatever comes and goes.
   */
  static Page page(JdbcTransaction db, String topic, @Nullable String after, long now)
      throws SQLException {
    List<@Nullable String[]> rows =
        db.rows(
            "select s.channel_id, c.endpoint from pikku_channel_subscriptions s"
                + " join pikku_channels c on c.id = s.channel_id"
                + " where s.topic = ? and s.channel_id > ? and c.expires_at > ?"
                + " order by s.channel_id fetch first "
                + PAGE
                + " rows only",
            topic,
            after == null ? "" : after,
            now);
    List<Subscriber> subscribers = new ArrayList<>(rows.size());
    String last = null;
    for (@Nullable String[] row : rows) {
      last = String.valueOf(row[0]);
      subscribers.add(new Subscriber(last, String.valueOf(row[1])));
    }
    return new Page(subscribers, rows.size() < PAGE ? null : last);
  }
}
