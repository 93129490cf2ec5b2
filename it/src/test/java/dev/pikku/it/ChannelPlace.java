package dev.pikku.it;

import java.io.IOException;
import java.util.Map;

/** A place where channels are kept, of this test alone. */
interface ChannelPlace extends AutoCloseable {
  /** What leads to it. */
  Map<String, String> environment();

  /** How many channels and subscriptions it has, expired ones too. */
  int rows() throws Exception;

  @Override
  void close() throws IOException;
}
