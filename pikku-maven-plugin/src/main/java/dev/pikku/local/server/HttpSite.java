package dev.pikku.local.server;

import java.io.IOException;

/** Answers requests. */
@FunctionalInterface
public interface HttpSite {

  /** Called by several threads at once; may take its time. */
  HttpReply answer(HttpRequest request) throws IOException, InterruptedException;
}
