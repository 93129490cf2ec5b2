package dev.pikku.local.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.server.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can have several values, as events of version 1.0 have it. */
public final class MultiValues {
  private MultiValues() {}

  /** The values of headers, whatever the case of their names. */
  public static Map<String, List<String>> of(List<Header> headers) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers) {
      values.computeIfAbsent(header.name(), unused -> new ArrayList<>()).add(header.value());
    }
    return values;
  }

  /** Writes the last value of each under one key, and all under another. */
  public static void write(
      ObjectNode event, String single, String multi, Map<String, List<String>> values) {
    ObjectNode last = event.putObject(single);
    ObjectNode all = event.putObject(multi);
    values.forEach(
        (name, list) -> {
          last.put(name, list.get(list.size() - 1));
          ArrayNode array = all.putArray(name);
          list.forEach(array::add);
        });
  }
}
