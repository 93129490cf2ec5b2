package dev.pikku.run;

import dev.pikku.auth.SessionCodec;
import dev.pikku.auth.SessionSigner;
import dev.pikku.service.Logger;
import dev.pikku.wire.QueueJob;

/** Restores the session of whoever sent a message, for workers that ask for it. */
public final class SignedJob {
  private static final String ATTRIBUTE = "PikkuSession";

  private SignedJob() {}

  /** A session that is not signed, for this message and by a key of ours, counts as none. */
  public static <S> void restore(
      QueueJob job, SessionSigner signer, SessionCodec<S> codec, Logger logger) {
    String signature = job.attributes().get(ATTRIBUTE);
    if (signature == null) {
      return;
    }
    S session = signer.verify(codec, signature, "queue:" + job.queue(), job.body());
    if (session != null) {
      job.session(codec.type()).restore(session);
    } else {
      logger.warn(
          "The session of the job "
              + job.id()
              + " of "
              + job.queue()
              + " does not count: its signature is of another key, message or time");
    }
  }
}
