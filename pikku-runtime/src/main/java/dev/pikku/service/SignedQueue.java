package dev.pikku.service;

import dev.pikku.auth.SessionCodec;
import dev.pikku.auth.SessionSigner;
import dev.pikku.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue whose worker asks for the session of whoever sends: it goes along, signed for each
 * message, where the call that sends has one.
 *
 * @param <T> the worker's input
 */
public abstract class SignedQueue<T> extends JsonQueue<T> {
  /** As long as SQS keeps a message, and delays it. */
  private static final long SIGNATURE_SECONDS = 14 * 24 * 60 * 60 + 15 * 60;

  private final SessionCodec<?> codec;
  private final SessionSigner signer;

  /**
   * @param name the queue's name in the workspace
   */
  protected SignedQueue(
      QueueService service, String name, SessionCodec<?> codec, SessionSigner signer) {
    super(service, name);
    this.codec = codec;
    this.signer = signer;
  }

  @Override
  final String dispatch(String body, QueueOptions options) {
    Wire wire = Wire.current();
    return wire == null || !wire.hasSession()
        ? super.dispatch(body, options)
        : service.sendSigned(name, body, signature(body, wire, codec), options);
  }

  @Override
  final void dispatchAll(List<String> bodies, QueueOptions options) {
    Wire wire = Wire.current();
    if (wire == null || !wire.hasSession()) {
      super.dispatchAll(bodies, options);
      return;
    }
    List<String> sessions = new ArrayList<>(bodies.size());
    for (String body : bodies) {
      sessions.add(signature(body, wire, codec));
    }
    service.sendAllSigned(name, bodies, sessions, options);
  }

  private <S> String signature(String body, Wire wire, SessionCodec<S> codec) {
    S session = wire.session(codec.type()).require();
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    return signer.sign(codec, session, "queue:" + name, content, SIGNATURE_SECONDS);
  }
}
