package dev.pikku.local.server;

/** One header line. */
public record Header(String name, String value) {}
