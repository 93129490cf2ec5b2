package com.example;

import dev.pikku.Default;
import dev.pikku.PikkuConfig;
import jakarta.validation.constraints.Email;

/**
 * What can be set from outside.
 *
 * @param mailFrom the sender of mails, from {@code MAIL_FROM}
 */
@PikkuConfig
public record AppConfig(@Default("todos@example.com") @Email String mailFrom) {}
