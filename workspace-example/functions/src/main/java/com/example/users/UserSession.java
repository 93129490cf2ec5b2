package com.example.users;

import dev.pikku.PikkuSession;

/** Who calls. */
@PikkuSession
public record UserSession(String userId) {}
