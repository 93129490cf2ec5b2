package dev.pikku.channel;

import dev.pikku.channel.EventHubStore.Subscriber;
import dev.pikku.run.Workers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One frame on its way to a page of subscribers: a few are served at the same time. */
final class FanOut implements Runnable {
  /** The most that are served at the same time; each waits for an answer of API Gateway's. */
  private static final int MOST_AT_ONCE = 16;

  private static final byte DELIVERED = 1;
  private static final byte GONE = 2;

  private final Connections connections;
  private final ChannelStore channels;
  private final byte[] frame;
  private final @Nullable String except;
  private final List<Subscriber> subscribers;

  /** 0 for who did not get it. */
  private final byte[] outcomes;

  private int next;
  private int working;

  private FanOut(
      Connections connections,
      ChannelStore channels,
      byte[] frame,
      @Nullable String except,
      List<Subscriber> subscribers) {
    this.connections = connections;
    this.channels = channels;
    this.frame = frame;
    this.except = except;
    this.subscribers = subscribers;
    outcomes = new byte[subscribers.size()];
  }

  /**
   * Sends and waits until it is done, or until this thread is interrupted.
   *
   * @param channels forgets those who have gone
   * @param except who is left out
   * @param gone gets the ids of those who are not there any more
   * @param failed gets the ids of those who did not get it
   * @return how many got it
   */
  static int send(
      Connections connections,
      ChannelStore channels,
      byte[] frame,
      @Nullable String except,
      List<Subscriber> subscribers,
      List<String> gone,
      List<String> failed) {
    FanOut fanOut = new FanOut(connections, channels, frame, except, subscribers);
    int workers = Math.min(MOST_AT_ONCE, subscribers.size()) - 1;
    Thread[] others = workers > 0 ? Workers.start(fanOut, workers) : new Thread[0];
    fanOut.run();
    fanOut.await(others);
    return fanOut.tell(gone, failed);
  }

  @Override
  public void run() {
    for (int i = take(); i >= 0; i = take()) {
      byte outcome = 0;
      try {
        Subscriber subscriber = subscribers.get(i);
        String id = subscriber.channelId();
        if (connections.send(subscriber.endpoint(), id, frame)) {
          outcome = DELIVERED;
        } else if (isForgotten(id)) {
          outcome = GONE;
        }
      } catch (Throwable failed) {
        // whoever published learns of it; the others get theirs
      } finally {
        done(i, outcome);
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  /**
   * Forgets one who is gone for API Gateway, unless it is about to come: of a connection that the
   * function has just let in, API Gateway says the same until it stands.
   */
  private boolean isForgotten(String id) {
    ChannelRow row = channels.find(id);
    if (row != null && Connecting.mayStillBe(row)) {
      return false;
    }
    channels.remove(List.of(id));
    return true;
  }

  private synchronized int take() {
    while (next < subscribers.size() && subscribers.get(next).channelId().equals(except)) {
      next++;
    }
    if (next >= subscribers.size()) {
      return -1;
    }
    working++;
    return next++;
  }

  private synchronized void done(int subscriber, byte outcome) {
    outcomes[subscriber] = outcome;
    if (--working == 0) {
      notifyAll();
    }
  }

  private synchronized void await(Thread[] others) {
    while (working > 0) {
      try {
        wait();
      } catch (InterruptedException ending) {
        next = subscribers.size();
        for (Thread other : others) {
          other.interrupt();
        }
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized int tell(List<String> gone, List<String> failed) {
    int delivered = 0;
    for (int i = 0; i < outcomes.length; i++) {
      String id = subscribers.get(i).channelId();
      byte outcome = outcomes[i];
      if (outcome == DELIVERED) {
        delivered++;
      } else if (outcome == GONE) {
        gone.add(id);
      } else if (!id.equals(except)) {
        failed.add(id);
      }
    }
    return delivered;
  }
}
