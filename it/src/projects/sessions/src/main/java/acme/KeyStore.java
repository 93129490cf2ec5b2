package acme;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps API keys by their hash. */
public final class KeyStore {
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  public void add(String hash, String owner) {
    owners.put(hash, owner);
  }

  public @Nullable String ownerOf(String hash) {
    return owners.get(hash);
  }
}
