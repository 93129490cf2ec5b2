package dev.pikku.local.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** One open connection, frame by frame, within API Gateway's limits. */
final class Connection implements FrameHandler {
  static final int LARGEST_FRAME = 32 * 1024;
  static final int LARGEST_MESSAGE = 128 * 1024;

  private final Peer peer;
  private final WebSocketApi api;
  private final Clock clock;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  private @Nullable CoreSession session;
  private @Nullable ScheduledFuture<?> end;
  private volatile Instant lastActive;

  Connection(Peer peer, WebSocketApi api, Clock clock) {
    this.peer = peer;
    this.api = api;
    this.clock = clock;
    this.lastActive = peer.connectedAt();
  }

  Peer peer() {
    return peer;
  }

  Instant lastActive() {
    return lastActive;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    api.opened(this);
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    lastActive = clock.instant();
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> text(frame);
      case OpCode.BINARY -> close(CloseStatus.BAD_DATA, "Binary frames are not supported");
      case OpCode.PING ->
          session()
              .sendFrame(
                  new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())),
                  Callback.NOOP,
                  false);
      default -> {} // what a close frame needs, Jetty does
    }
    callback.succeeded();
    session().demand();
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded(); // onClosed follows
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    callback.succeeded();
    if (end != null) {
      end.cancel(false);
    }
    String reason = status.getReason();
    api.closed(this, status.getCode(), reason == null ? "" : reason);
  }

  /** Sends a text, in frames as large as they may be. Completes when it is on its way. */
  CompletableFuture<Void> send(byte[] text) {
    lastActive = clock.instant();
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
    int from = 0;
    do {
      int to = Math.min(text.length, from + LARGEST_FRAME);
      Frame frame =
          new Frame(
              from == 0 ? OpCode.TEXT : OpCode.CONTINUATION,
              to == text.length,
              ByteBuffer.wrap(text, from, to - from).slice());
      sent = CompletableFuture.allOf(sent, send(frame));
      from = to;
    } while (from < text.length);
    return sent;
  }

  /** Sends a text, whether it arrives or not. */
  void tell(byte[] text) {
    CompletableFuture<Void> unused = send(text);
  }

  /** Keeps what ends this connection in the end, so that it does not when it is gone before. */
  void endsBy(ScheduledFuture<?> timer) {
    end = timer;
  }

  void close(int code, String reason) {
    session().close(code, reason, Callback.NOOP);
  }

  private void text(Frame frame) {
    byte[] bytes = BufferUtil.toArray(frame.getPayload());
    if (message.size() + bytes.length > LARGEST_MESSAGE) {
      close(CloseStatus.MESSAGE_TOO_LARGE, "The message is larger than 128 kB");
      return;
    }
    message.writeBytes(bytes);
    if (frame.isFin()) {
      String text = message.toString(UTF_8);
      message.reset();
      api.received(this, text);
    }
  }

  private CompletableFuture<Void> send(Frame frame) {
    Callback.Completable sent = new Callback.Completable();
    session().sendFrame(frame, sent, false);
    return sent;
  }

  private CoreSession session() {
    CoreSession opened = session;
    if (opened == null) {
      throw new IllegalStateException("The connection is not open yet");
    }
    return opened;
  }
}
