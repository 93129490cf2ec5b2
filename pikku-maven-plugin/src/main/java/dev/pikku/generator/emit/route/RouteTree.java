package dev.pikku.generator.emit.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Routes by their segments: one node for each path, with the wirings that end there. */
public final class RouteTree {
  private final Node root = new Node("", 0);
  private int size = 1;

  /** One path of segments. */
  static final class Node {
    final String path;
    final int depth;

    /** Wirings whose route ends here, by method. */
    final SortedMap<String, Integer> here = new TreeMap<>();

    /** Wirings with a rest parameter from here on, by method. */
    final SortedMap<String, Integer> rest = new TreeMap<>();

    final SortedMap<String, Node> statics = new TreeMap<>();
    final List<Node> parameter = new ArrayList<>(1);

    Node(String path, int depth) {
      this.path = path;
      this.depth = depth;
    }

    boolean isLeaf() {
      return statics.isEmpty() && parameter.isEmpty() && rest.isEmpty();
    }

    boolean hasOnlyParameter() {
      return here.isEmpty() && statics.isEmpty() && rest.isEmpty() && !parameter.isEmpty();
    }
  }

  /**
   * Adds a wiring.
   *
   * @param route such as {@code /todos/{id}}
   * @return the wiring that already serves the same requests, if there is one
   */
  public Optional<Integer> add(String method, String route, int wiring) {
    Node node = root;
    for (String segment : segments(route)) {
      if (segment.endsWith("+}")) {
        return Optional.ofNullable(node.rest.putIfAbsent(method, wiring));
      }
      node = child(node, segment);
    }
    return Optional.ofNullable(node.here.putIfAbsent(method, wiring));
  }

  /** The segments of a route: none for the root. */
  public static List<String> segments(String route) {
    List<String> segments = new ArrayList<>();
    for (String segment : route.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private Node child(Node node, String segment) {
    String path = node.path + "/" + segment;
    if (!segment.startsWith("{")) {
      return node.statics.computeIfAbsent(segment, s -> added(new Node(path, node.depth + 1)));
    }
    if (node.parameter.isEmpty()) {
      node.parameter.add(added(new Node(path, node.depth + 1)));
    }
    return node.parameter.get(0);
  }

  private Node added(Node node) {
    size++;
    return node;
  }

  Node root() {
    return root;
  }

  /** The number of nodes. */
  int size() {
    return size;
  }
}
