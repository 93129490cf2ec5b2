package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.ContentConfig;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where a backend's content is, as {@code serverless.yml} says it: the bucket, what may be done
 * with what is in it, and the variable that leads there.
 *
 * @param owner the service that has the bucket, if it is another one
 */
record BackendContent(ContentConfig config, Optional<String> owner) {
  private static final String VARIABLE = "PIKKU_CONTENT";
  private static final String BUCKET_ID = "ContentBucket";

  /** All that the store asks of what is in the bucket; to copy is to read and to write. */
  private static final List<String> OBJECT_ACTIONS =
      List.of("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject");

  static BackendContent of(BackendConfig config) {
    ContentConfig content = config.content();
    return new BackendContent(content, content.from().filter(from -> !from.equals(config.name())));
  }

  void environment(SortedMap<String, JsonNode> variables) {
    if (config.inBucket()) {
      variables.put(
          VARIABLE,
          config.bucket().map(name -> Nodes.text("s3:" + name)).orElseGet(() -> join("s3:", "")));
    }
  }

  /** What functions that use content may do. */
  void allow(ArrayNode statements) {
    if (!config.inBucket()) {
      return;
    }
    ProviderSection.allow(OBJECT_ACTIONS, statements).add(arn("/*"));
    // without it S3 tells of keys that are not there that access to them is denied
    ProviderSection.allow("s3:ListBucket", statements).add(arn(""));
  }

  /** Adds the bucket, and its name for others, if this backend has it. */
  void resources(ObjectNode tree) {
    if (!config.inBucket() || config.bucket().isPresent() || owner.isPresent()) {
      return;
    }
    tree.withObject("/resources/Resources").set(BUCKET_ID, resource());
    ObjectNode output = Nodes.object("Value", Nodes.ref(BUCKET_ID));
    output.putObject("Export").put("Name", export("${self:service}"));
    tree.withObject("/resources/Outputs").set(BUCKET_ID + "Name", output);
  }

  /** CloudFormation names it, as names are shared with all the world; and never deletes it. */
  private ObjectNode resource() {
    ObjectNode properties = Nodes.object();
    ObjectNode access = properties.putObject("PublicAccessBlockConfiguration");
    access.put("BlockPublicAcls", true).put("BlockPublicPolicy", true);
    access.put("IgnorePublicAcls", true).put("RestrictPublicBuckets", true);
    // parts of uploads whose function was stopped
    ObjectNode rule = properties.putObject("LifecycleConfiguration").putArray("Rules").addObject();
    rule.put("Status", "Enabled");
    rule.putObject("AbortIncompleteMultipartUpload").put("DaysAfterInitiation", 1);
    if (!config.origins().isEmpty()) {
      ObjectNode cors = properties.putObject("CorsConfiguration").putArray("CorsRules").addObject();
      cors.set("AllowedOrigins", Nodes.list(config.origins()));
      cors.set("AllowedMethods", Nodes.list(List.of("GET", "PUT")));
      cors.set("AllowedHeaders", Nodes.list(List.of("content-type")));
    }
    ObjectNode resource = Nodes.object("Type", Nodes.text("AWS::S3::Bucket"));
    resource.put("DeletionPolicy", "Retain").put("UpdateReplacePolicy", "Retain");
    resource.set("Properties", properties);
    return resource;
  }

  private JsonNode arn(String end) {
    String partition = "arn:${AWS::Partition}:s3:::";
    if (config.bucket().isPresent()) {
      return Nodes.sub(partition + config.bucket().get() + end);
    }
    return join(Nodes.sub(partition), end);
  }

  private JsonNode join(String begin, String end) {
    return join(Nodes.text(begin), end);
  }

  private JsonNode join(JsonNode begin, String end) {
    JsonNode name =
        owner.map(other -> Nodes.importValue(export(other))).orElseGet(() -> Nodes.ref(BUCKET_ID));
    ObjectNode joined = Nodes.object();
    ArrayNode arguments = joined.putArray("Fn::Join").add("");
    ArrayNode parts = arguments.addArray().add(begin).add(name);
    if (!end.isEmpty()) {
      parts.add(end);
    }
    return joined;
  }

  private static String export(String service) {
    return service + "-${sls:stage}-content-bucket";
  }
}
