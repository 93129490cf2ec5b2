package dev.pikku.wire;

/** What lies inside a middleware: the next middleware, and at the end the function. */
public interface Next {
  void proceed() throws Exception;
}
