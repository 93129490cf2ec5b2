package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of AWS's "Specification: Embedded metric format", by which CloudWatch takes metrics
 * from a line or silently does not.
 */
final class EmbeddedMetrics {
  private static final Set<String> UNITS =
      Set.of("Seconds", "Microseconds", "Milliseconds", "Bytes", "Count", "Percent", "None");

  private EmbeddedMetrics() {}

  static void check(JsonNode line) {
    assertThat(line.isObject()).isTrue();
    assertThat(line.toString().length()).isLessThan(256 * 1024);
    JsonNode aws = line.path("_aws");
    assertThat(names(aws)).containsExactlyInAnyOrder("Timestamp", "CloudWatchMetrics");
    assertThat(aws.path("Timestamp").isIntegralNumber()).isTrue();
    Instant time = Instant.ofEpochMilli(aws.path("Timestamp").asLong());
    // two weeks back and two hours ahead are taken
    assertThat(time)
        .isBetween(
            Instant.now().minus(Duration.ofDays(14)), Instant.now().plus(Duration.ofHours(2)));
    assertThat(aws.path("CloudWatchMetrics").isArray()).isTrue();
    assertThat(aws.path("CloudWatchMetrics")).isNotEmpty();
    aws.path("CloudWatchMetrics").forEach(directive -> directive(line, directive));
  }

  private static void directive(JsonNode line, JsonNode directive) {
    assertThat(names(directive)).containsExactlyInAnyOrder("Namespace", "Dimensions", "Metrics");
    assertThat(directive.path("Namespace").isTextual()).isTrue();
    assertThat(directive.path("Namespace").asText()).hasSizeBetween(1, 1024);
    assertThat(directive.path("Dimensions").isArray()).isTrue();
    assertThat(directive.path("Dimensions")).isNotEmpty();
    for (JsonNode set : directive.path("Dimensions")) {
      assertThat(set.isArray()).isTrue();
      assertThat(set.size()).isLessThanOrEqualTo(30);
      for (JsonNode key : set) {
        assertThat(key.isTextual()).isTrue();
        assertThat(key.asText()).hasSizeBetween(1, 250);
        JsonNode value = line.path(key.asText());
        assertThat(value.isTextual()).as(key.asText()).isTrue();
        assertThat(value.asText()).hasSizeBetween(1, 1024).isPrintable().isNotBlank();
      }
    }
    JsonNode metrics = directive.path("Metrics");
    assertThat(metrics.isArray()).isTrue();
    assertThat(metrics.size()).isBetween(1, 100);
    Set<String> seen = new HashSet<>();
    for (JsonNode metric : metrics) {
      assertThat(names(metric)).containsExactlyInAnyOrder("Name", "Unit");
      assertThat(metric.path("Name").asText()).hasSizeBetween(1, 1024);
      assertThat(seen.add(metric.path("Name").asText())).isTrue();
      assertThat(UNITS).contains(metric.path("Unit").asText());
      assertThat(line.path(metric.path("Name").asText()).isNumber()).isTrue();
    }
  }

  static List<String> namespaces(JsonNode line) {
    List<String> namespaces = new ArrayList<>();
    line.path("_aws")
        .path("CloudWatchMetrics")
        .forEach(directive -> namespaces.add(directive.path("Namespace").asText()));
    return namespaces;
  }

  static List<Set<String>> dimensions(JsonNode line) {
    List<Set<String>> sets = new ArrayList<>();
    for (JsonNode set : line.path("_aws").path("CloudWatchMetrics").path(0).path("Dimensions")) {
      Set<String> keys = new HashSet<>();
      set.forEach(key -> keys.add(key.asText()));
      sets.add(keys);
    }
    return sets;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
