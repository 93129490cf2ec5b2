package dev.pikku.local.gateway;

/** A function answered what API Gateway does not understand. */
final class MalformedAnswerException extends Exception {
  private static final long serialVersionUID = 1;
}
