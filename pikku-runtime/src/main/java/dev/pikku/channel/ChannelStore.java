package dev.pikku.channel;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The port to where channels are kept between calls, shared by all instances. Each method may be
 * called again with the same effect, and at the same time as any other of the same id.
 *
 * @see EventHubStore
 */
public interface ChannelStore {

  /**
   * Keeps a channel with its first subscriptions. One of the same id is replaced.
   *
   * @param topics what it is subscribed to at once
   */
  void add(ChannelRow row, Collection<String> topics);

  /** Finds a channel; null if it was never there, was removed, or has expired. */
  @Nullable ChannelRow find(String id);

  /**
   * Keeps a channel's session.
   *
   * @param session as JSON; null for none
   * @return false if the channel is not there (any more): nothing is kept, and nothing revived
   */
  boolean setSession(String id, @Nullable String session);

  /**
   * Takes the frames that wait for the first message: of several callers, one gets them.
   *
   * @return in order; empty if there are none
   */
  List<String> takePending(String id);

  /**
   * Has frames that were taken wait again, because they could not be delivered.
   *
   * @param frames in order
   * @return false if the channel is not there (any more): nothing is kept, and nothing revived
   */
  boolean setPending(String id, List<String> frames);

  /** Removes channels with all their subscriptions; what is not there does not matter. */
  void remove(Collection<String> ids);
}
