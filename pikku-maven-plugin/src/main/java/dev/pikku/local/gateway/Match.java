package dev.pikku.local.gateway;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The route of a request, and what stood where its path has parameters, decoded. */
record Match(Route route, SortedMap<String, String> parameters) {
  Match(Route route, Map<String, String> parameters) {
    this(route, new TreeMap<>(parameters));
  }
}
