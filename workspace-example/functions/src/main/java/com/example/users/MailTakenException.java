package com.example.users;

import dev.pikku.HttpError;

/** Somebody else has an account with this mail address. */
@HttpError(status = 409, message = "This mail address is taken")
public final class MailTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
