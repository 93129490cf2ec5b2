package dev.pikku.generator.emit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pikku.generator.testing.GeneratedBackend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads OpenAPI documents, checks them against the standard's own schema, and uses theirs. */
public final class Documents {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema STANDARD = REGISTRY.getSchema(standard());

  private Documents() {}

  private static JsonNode standard() {
    try (InputStream file = Documents.class.getResourceAsStream("openapi-3.1-schema.json")) {
      return JSON.readTree(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A backend's document, which is legal. */
  static JsonNode of(GeneratedBackend backend) {
    JsonNode document = parse(backend.file("openapi.json"));
    assertThat(backend.diagnostics().errors()).isEmpty();
    checkLegal(document);
    return document;
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asserts what the standard's schema and its text ask for. */
  public static void checkLegal(JsonNode document) {
    assertThat(STANDARD.validate(document)).extracting(Error::toString).isEmpty();
    List<String> ids = new ArrayList<>();
    document.findValues("operationId").forEach(id -> ids.add(id.asText()));
    assertThat(ids).doesNotHaveDuplicates();
    List<String> paths = new ArrayList<>();
    document
        .path("paths")
        .fieldNames()
        .forEachRemaining(path -> paths.add(path.replaceAll("\\{[^}]*}", "{}")));
    assertThat(paths).doesNotHaveDuplicates();
    for (JsonNode ref : document.findValues("$ref")) {
      assertThat(document.at(ref.asText().substring(1)).isMissingNode()).as(ref.asText()).isFalse();
    }
  }

  /** Whether a schema of a document accepts a value. */
  public static boolean accepts(JsonNode document, JsonNode schema, String json) {
    return schema(document, schema).validate(parse(json)).isEmpty();
  }

  /** A schema of a document as one that stands by itself. */
  public static Schema schema(JsonNode document, JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("components", document.path("components"));
    whole.setAll((ObjectNode) schema.deepCopy());
    return REGISTRY.getSchema(whole);
  }
}
