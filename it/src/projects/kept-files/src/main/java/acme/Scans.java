package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import dev.pikku.service.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Keeps what was scanned. */
public final class Scans {
  private static final String KEY = "scans/1.txt";

  private Scans() {}

  /** What leads to a scan. */
  public record Link(String url) {}

  /** What is known of a scan. */
  public record Scan(String type, long length) {}

  @PikkuFunc
  @WireHttp(method = POST, route = "/scan", auth = PUBLIC)
  public static void store(Content content, byte[] scan) throws IOException {
    content.write(KEY, "text/plain", new ByteArrayInputStream(scan));
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/scan", auth = PUBLIC)
  public static Optional<Scan> info(Content content) {
    return content.info(KEY).map(info -> new Scan(info.type(), info.length()));
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/scan/link", auth = PUBLIC)
  public static Link link(Content content) {
    return new Link(content.readUrl(KEY, Duration.ofMinutes(1)));
  }
}
