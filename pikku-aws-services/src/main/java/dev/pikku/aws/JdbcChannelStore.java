package dev.pikku.aws;

import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps channels in a relational database: in the tables {@code pikku_channels} and {@code
 * pikku_channel_subscriptions}. It is tested with PostgreSQL and H2, and uses nothing but SQL that
 * both understand.
 *
 * <p>Each operation is one transaction, on a connection that it gives back afterwards. What has
 * expired is deleted by every thirtieth channel that is added, more or less.
 */
public final class JdbcChannelStore implements ChannelStore, EventHubStore {
  private static final int ADDED_PER_CLEANING = 30;

  private final JdbcConnections connections;
  private boolean create;

  /** A store whose tables are there, or are made by {@link #createTables}. */
  public JdbcChannelStore(DataSource source) {
    this(new DataSourceConnections(source), false);
  }

  /**
   * @param create whether the tables are made, if they are not there, before they are used
   */
  JdbcChannelStore(JdbcConnections connections, boolean create) {
    this.connections = connections;
    this.create = create;
  }

  /**
   * A store at a JDBC URL; user and password are in variables beside that of the URL.
   *
   * @param create as above
   */
  static JdbcChannelStore of(String url, Map<String, String> environment, boolean create) {
    DriverConnections connections = DriverConnections.of(url, ChannelStores.VARIABLE, environment);
    return new JdbcChannelStore(connections, create);
  }

  /**
   * Makes the tables if they are not there, or brings them to what this version of Pikku needs.
   * Several processes may do so at once.
   */
  public void createTables() {
    JdbcSchema.ofChannels(connections).create();
  }

  private synchronized void makeTables() {
    if (create) {
      createTables();
      create = false;
    }
  }

  private JdbcTransaction begin() throws SQLException {
    makeTables();
    return new JdbcTransaction(connections);
  }

  @Override
  public void add(ChannelRow row, Collection<String> topics) {
    TreeSet<String> names = new TreeSet<>();
    for (String topic : topics) {
      names.add(EventHubStore.checked(topic));
    }
    StoredText.checkSession(row.session());
    JdbcTurns turns = new JdbcTurns("keep a channel");
    while (true) {
      try (JdbcTransaction db = begin()) {
        db.update("delete from pikku_channels where id = ?", row.id());
        db.update(
            "insert into pikku_channels (id, channel, endpoint, session, pending, expires_at)"
                + " values (?, ?, ?, ?, ?, ?)",
            row.id(),
            row.channel(),
            row.endpoint(),
            row.session(),
            row.pending().isEmpty() ? null : json(row.pending()),
            row.expiresAt());
        JdbcSubscriptions.addAll(db, names, row.id());
        db.commit();
        break;
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
    if (ThreadLocalRandom.current().nextInt(ADDED_PER_CLEANING) == 0) {
      removeExpired();
    }
  }

  /** Deletes what has expired, unless somebody else does. */
  void removeExpired() {
    try (JdbcTransaction db = begin()) {
      db.update("delete from pikku_channels where expires_at <= ?", now());
      db.commit();
    } catch (SQLException failed) {
      // the next one will
    }
  }

  @Override
  public @Nullable ChannelRow find(String id) {
    JdbcTurns turns = new JdbcTurns("find a channel");
    while (true) {
      try (JdbcTransaction db = begin()) {
        List<@Nullable String[]> rows =
            db.rows(
                "select channel, endpoint, session, pending, expires_at from pikku_channels"
                    + " where id = ? and expires_at > ?",
                id,
                now());
        db.commit();
        return rows.isEmpty() ? null : row(id, rows.get(0));
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  private static ChannelRow row(String id, @Nullable String[] columns) {
    return new ChannelRow(
        id,
        String.valueOf(columns[0]),
        String.valueOf(columns[1]),
        columns[2],
        frames(columns[3]),
        Long.parseLong(String.valueOf(columns[4])));
  }

  @Override
  public boolean setSession(String id, @Nullable String session) {
    StoredText.checkSession(session);
    return set("session", session, id, "keep a session");
  }

  private boolean set(String column, @Nullable String value, String id, String what) {
    JdbcTurns turns = new JdbcTurns(what);
    while (true) {
      try (JdbcTransaction db = begin()) {
        int rows =
            db.update(
                "update pikku_channels set " + column + " = ? where id = ? and expires_at > ?",
                value,
                id,
                now());
        db.commit();
        return rows > 0;
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  @Override
  public List<String> takePending(String id) {
    JdbcTurns turns = new JdbcTurns("give the waiting frames of a channel");
    while (true) {
      try (JdbcTransaction db = begin()) {
        List<@Nullable String[]> rows =
            db.rows(
                "select pending from pikku_channels"
                    + " where id = ? and expires_at > ? and pending is not null for update",
                id,
                now());
        if (rows.isEmpty()) {
          db.commit();
          return List.of();
        }
        db.update("update pikku_channels set pending = null where id = ?", id);
        db.commit();
        return frames(rows.get(0)[0]);
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  @Override
  public boolean setPending(String id, List<String> frames) {
    return set("pending", json(frames), id, "keep the waiting frames of a channel");
  }

  @Override
  public void remove(Collection<String> ids) {
    // those who lock the same rows in the same order do not lock each other
    TreeSet<String> sorted = new TreeSet<>(ids);
    if (sorted.isEmpty()) {
      return;
    }
    JdbcTurns turns = new JdbcTurns("remove channels");
    while (true) {
      try (JdbcTransaction db = begin()) {
        db.updateEach("delete from pikku_channels where id = ?", sorted);
        db.commit();
        return;
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  @Override
  public boolean subscribe(String topic, String channelId) {
    String name = EventHubStore.checked(topic);
    JdbcTurns turns = new JdbcTurns("keep a subscription");
    while (true) {
      try (JdbcTransaction db = begin()) {
        boolean isThere = JdbcSubscriptions.add(db, name, channelId, now());
        db.commit();
        return isThere;
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  @Override
  public void unsubscribe(String topic, String channelId) {
    String name = EventHubStore.checked(topic);
    JdbcTurns turns = new JdbcTurns("end a subscription");
    while (true) {
      try (JdbcTransaction db = begin()) {
        JdbcSubscriptions.end(db, name, channelId);
        db.commit();
        return;
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  @Override
  public Page subscribers(String topic, @Nullable String after) {
    String name = EventHubStore.checked(topic);
    JdbcTurns turns = new JdbcTurns("list subscribers");
    while (true) {
      try (JdbcTransaction db = begin()) {
        Page page = JdbcSubscriptions.page(db, name, after, now());
        db.commit();
        return page;
      } catch (SQLException failed) {
        turns.another(failed, false);
      }
    }
  }

  private static String json(List<String> frames) {
    JsonWriter out = new JsonWriter().beginArray();
    for (String frame : frames) {
      out.value(frame);
    }
    return new String(out.endArray().toByteArray(), StandardCharsets.UTF_8);
  }

  private static List<String> frames(@Nullable String json) {
    List<String> frames = new ArrayList<>();
    if (json != null) {
      JsonReader in = new JsonReader(json.getBytes(StandardCharsets.UTF_8));
      in.beginArray();
      while (in.nextElement()) {
        frames.add(in.string());
      }
    }
    return frames;
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
