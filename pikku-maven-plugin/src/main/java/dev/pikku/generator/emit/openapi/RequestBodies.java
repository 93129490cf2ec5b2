package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.Shape;
import java.util.ArrayList;
import java.util.List;

/** What a body may be: JSON, a form where text can be the input, or text and bytes as they are. */
final class RequestBodies {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private final Schemas schemas;

  RequestBodies(Schemas schemas) {
    this.schemas = schemas;
  }

  /** A body that is bound to some of a record's components. */
  ObjectNode record(Shape.Structure record, List<RecordType.Component> kept) {
    ObjectNode body = Nodes.object();
    ObjectNode content = Nodes.object();
    ObjectNode json = schemas.body(record, kept);
    content.putObject(JSON).set("schema", json);
    form(record.type(), kept, FORM, json, content);
    form(record.type(), kept, MULTIPART, json, content);
    body.set("content", content);
    // where nothing comes, lists are empty
    boolean required = kept.stream().anyMatch(Presence::requiredInText);
    return required ? body.put("required", true) : body;
  }

  private void form(
      RecordType record,
      List<RecordType.Component> kept,
      String mediaType,
      ObjectNode json,
      ObjectNode content) {
    boolean files = mediaType.equals(MULTIPART);
    ObjectNode properties = Nodes.object();
    ObjectNode encoding = Nodes.object();
    List<String> required = new ArrayList<>();
    for (RecordType.Component component : kept) {
      boolean isRequired = Presence.requiredInText(component);
      if (files && Presence.fromFile(component.shape())) {
        properties.set(component.name(), schemas.file(record, component));
      } else if (Presence.fromText(component.shape())) {
        properties.set(component.name(), schemas.text(record, component));
        if (!files && component.model().csv()) {
          encoding.putObject(component.name()).put("style", "form").put("explode", false);
        }
      } else if (isRequired) {
        return; // no form can give it
      } else {
        continue;
      }
      if (isRequired) {
        required.add(component.name());
      }
    }
    if (properties.isEmpty()) {
      return;
    }
    ObjectNode schema = schemas.finish(Nodes.ofType("object"), properties, required);
    ObjectNode media = content.putObject(mediaType);
    ObjectNode named = schemas.resolved(json).deepCopy();
    named.remove("description");
    media.set("schema", named.equals(schema) ? json.deepCopy() : schema);
    if (!encoding.isEmpty()) {
      media.set("encoding", encoding);
    }
  }

  /** A body that is one JSON value. */
  ObjectNode json(Shape shape) {
    ObjectNode body = Nodes.object();
    body.putObject("content").putObject(JSON).set("schema", schemas.document(shape));
    return shape instanceof Shape.Maybe ? body : body.put("required", true);
  }

  /** Text as it is, or as a JSON string. */
  ObjectNode text(boolean required) {
    ObjectNode body = Nodes.object();
    if (required) {
      body.put("required", true);
    }
    ObjectNode content = body.putObject("content");
    content.putObject("text/plain").set("schema", Nodes.ofType("string"));
    content.putObject(JSON).set("schema", Nodes.ofType("string"));
    return body;
  }

  /** Bytes as they are. */
  ObjectNode bytes() {
    ObjectNode body = Nodes.object().put("description", "Bytes of any content type.");
    body.putObject("content").putObject("application/octet-stream");
    return body;
  }
}
