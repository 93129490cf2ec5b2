package com.example;

import dev.pikku.SingletonServices;
import dev.pikku.service.Logger;

/** What functions that send mail may ask for. */
@SingletonServices
public final class MailServices {

  private MailServices() {}

  public static Mailer mailer(AppConfig config, Logger logger) {
    return new Mailer(config.mailFrom(), logger);
  }
}
