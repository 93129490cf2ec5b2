package acme;

import dev.pikku.PikkuConfig;
import dev.pikku.PikkuFunc;
import dev.pikku.QueueName;
import dev.pikku.Secret;
import dev.pikku.SingletonServices;
import dev.pikku.WireQueueWorker;
import dev.pikku.WireScheduler;
import dev.pikku.service.Logger;
import dev.pikku.service.Queue;
import dev.pikku.service.SecretValue;

/** A queue, a schedule that feeds it, and services with a secret and configuration. */
public final class Mails {
  public record Mail(String to) {}

  @PikkuConfig
  public record Config(String mailFrom) {}

  public static final class Mailer implements AutoCloseable {
    @Override
    public void close() {}
  }

  @SingletonServices
  public static final class Services {
    private Services() {}

    public static Mailer mailer(Config config, @Secret("mail-key") SecretValue key) {
      return new Mailer();
    }
  }

  private Mails() {}

  @PikkuFunc
  @WireQueueWorker(name = "mails")
  public static void send(Mailer mailer, Mail input, Logger logger) {
    logger.info("sent");
  }

  @PikkuFunc
  @WireScheduler(name = "remind", schedule = "0 7 * * *")
  public static void remind(@QueueName("mails") Queue<Mail> mails) {
    mails.send(new Mail("all"));
  }
}
