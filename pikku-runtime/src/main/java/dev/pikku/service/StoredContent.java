package dev.pikku.service;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Content that is being read.
 *
 * @param info what is known of it
 * @param stream gives the content, and fails if it changes while it is read
 */
public record StoredContent(ContentInfo info, InputStream stream) implements Closeable {

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
