package dev.pikku.service;

import dev.pikku.crypto.Sha256;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Content in a folder, for work on one machine. A file is named by the hash of its key, so that any
 * key fits any file system, and begins with key, type, etag and time, so that one move replaces all
 * of them together.
 */
public final class LocalContent implements Content {
  private final Path folder;

  /**
   * @param folder is made when something is written
   */
  public LocalContent(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<StoredContent> read(String key) {
    Path file = file(key);
    try {
      return open(file);
    } catch (IOException failed) {
      throw refused("read", failed);
    }
  }

  @Override
  public Optional<ContentInfo> info(String key) {
    Optional<StoredContent> stored = read(key);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try (StoredContent content = stored.get()) {
      return Optional.of(content.info());
    } catch (IOException failed) {
      throw refused("read", failed);
    }
  }

  @Override
  public void write(String key, String type, InputStream content) throws IOException {
    Path file = file(key);
    ContentRules.type(type);
    Path part = null;
    try {
      part = newFile();
      try (OutputStream out = Files.newOutputStream(part)) {
        begin(out, key, type);
        content.transferTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      if (part != null) {
        Files.deleteIfExists(part);
      }
    }
  }

  @Override
  public boolean copy(String from, String to) {
    ContentRules.key(to);
    Optional<StoredContent> stored = read(from);
    if (stored.isEmpty()) {
      return false;
    }
    try (StoredContent content = stored.get()) {
      write(to, content.info().type(), content.stream());
      return true;
    } catch (IOException failed) {
      throw refused("copied", failed);
    }
  }

  @Override
  public void delete(String key) {
    Path file = file(key);
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw refused("deleted", failed);
    }
  }

  /**
   * Refuses.
   *
   * @throws IllegalStateException always, if the arguments are right: nobody serves the folder
   */
  @Override
  public String readUrl(String key, Duration validFor) {
    ContentRules.key(key);
    ContentRules.seconds(validFor);
    throw withoutLinks();
  }

  /**
   * Refuses.
   *
   * @throws IllegalStateException always, if the arguments are right: nobody serves the folder
   */
  @Override
  public String uploadUrl(String key, String type, long length, Duration validFor) {
    ContentRules.key(key);
    ContentRules.type(type);
    ContentRules.length(length);
    ContentRules.seconds(validFor);
    throw withoutLinks();
  }

  private Path file(String key) {
    byte[] bytes = ContentRules.key(key).getBytes(StandardCharsets.UTF_8);
    return folder.resolve(Sha256.hex(Sha256.begin().digest(bytes)));
  }

  private Path newFile() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "new-", ".part");
  }

  private static void begin(OutputStream out, String key, String type) throws IOException {
    DataOutputStream head = new DataOutputStream(out);
    head.writeUTF(key);
    head.writeUTF(type);
    head.writeUTF(UUID.randomUUID().toString());
    head.writeLong(System.currentTimeMillis());
    head.flush();
  }

  private static Optional<StoredContent> open(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException nothing) {
      return Optional.empty();
    }
    try {
      InputStream stream = Channels.newInputStream(channel);
      DataInputStream head = new DataInputStream(stream);
      head.readUTF();
      String type = head.readUTF();
      String etag = head.readUTF();
      Instant modified = Instant.ofEpochMilli(head.readLong());
      long length = channel.size() - channel.position();
      return Optional.of(new StoredContent(new ContentInfo(type, length, etag, modified), stream));
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static IllegalStateException refused(String what, IOException failed) {
    return new IllegalStateException("Content could not be " + what + " in its folder", failed);
  }

  private static IllegalStateException withoutLinks() {
    return new IllegalStateException(
        "Content in a folder has no links. Use a bucket: PIKKU_CONTENT=s3:<bucket>, with"
            + " AWS_ENDPOINT_URL_S3 for a server of your own.");
  }
}
