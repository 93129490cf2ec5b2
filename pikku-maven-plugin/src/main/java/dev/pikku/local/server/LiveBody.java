package dev.pikku.local.server;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A body that is still being written while it is sent. */
public final class LiveBody {
  private final BlockingQueue<Optional<byte[]>> parts = new LinkedBlockingQueue<>();

  /** Adds what is sent at once. */
  public void add(byte[] part) {
    parts.add(Optional.of(part));
  }

  /** Nothing more comes. */
  public void end() {
    parts.add(Optional.empty());
  }

  /** Waits for the next part; nothing if there is none any more. */
  Optional<byte[]> next() throws InterruptedException {
    return parts.take();
  }
}
