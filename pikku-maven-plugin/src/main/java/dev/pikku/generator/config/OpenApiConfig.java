package dev.pikku.generator.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the API description says beyond what the functions say.
 *
 * @param title the artifact id unless stated
 * @param version the module's version unless stated
 * @param description CommonMark, or empty
 * @param servers in the order they are stated
 * @param security schemes by name, each one as OpenAPI has it; a caller needs one of them
 * @param route where the backend serves the description; empty if it does not
 */
public record OpenApiConfig(
    String title,
    String version,
    String description,
    List<Server> servers,
    SortedMap<String, ObjectNode> security,
    Optional<String> route) {
  public OpenApiConfig {
    servers = List.copyOf(servers);
    security = new TreeMap<>(security);
  }

  /**
   * Where the API is.
   *
   * @param description one sentence, or empty
   */
  public record Server(String url, String description) {}

  /** A token in the {@code Authorization} header: what holds where no scheme is stated. */
  static SortedMap<String, ObjectNode> bearer() {
    ObjectNode scheme = JsonNodeFactory.instance.objectNode();
    scheme.put("type", "http").put("scheme", "bearer");
    return new TreeMap<>(java.util.Map.of("bearer", scheme));
  }
}
