package com.example;

import dev.pikku.service.Logger;

/** Sends mail; here it only says that it would. */
public final class Mailer {
  private final String from;
  private final Logger logger;

  public Mailer(String from, Logger logger) {
    this.from = from;
    this.logger = logger;
  }

  public void send(String user, String text) {
    logger.info("Mail from " + from + " to user " + user + ": " + text);
  }
}
