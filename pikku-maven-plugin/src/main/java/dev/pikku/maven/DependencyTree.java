package dev.pikku.maven;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resolved dependency tree in which losers of a version conflict still stand, without
 * children, where they were: so a jar that needs pikku-runtime shows it even if another needs it
 * too.
 */
final class DependencyTree {
  // public constants of maven-resolver-util, which Maven does not hand to plugins
  private static final String VERBOSE = "aether.conflictResolver.verbose";
  private static final String WINNER = "conflict.winner";

  /** What a session must say so that it collects such a tree. */
  static final Map<String, Object> SETTINGS = Map.of(VERBOSE, true);

  /** Scopes of what sources compile against. */
  static final Set<String> COMPILE = Set.of("compile", "provided", "system");

  /** Scopes of what runs. */
  static final Set<String> RUNTIME = Set.of("compile", "runtime", "system");

  private static final String KNOWN_BY = "pikku-runtime";

  private static final String PIKKU = "dev.pikku";

  private final @Nullable DependencyNode root;
  private final Set<String> scopes;

  /** There is no root where even the tree could not be made. */
  DependencyTree(@Nullable DependencyNode root, Set<String> scopes) {
    this.root = root;
    this.scopes = scopes;
  }

  /** Whether a node's artifact is on the class path. */
  static boolean isOn(DependencyNode node, Set<String> scopes) {
    return node.getData().get(WINNER) == null && hasScope(node, scopes);
  }

  /** The nodes on the class path, parents before children. */
  List<DependencyNode> nodes() {
    List<DependencyNode> nodes = new ArrayList<>();
    if (root != null) {
      collect(root, nodes, new HashSet<>());
    }
    return nodes;
  }

  /** For each artifact, as {@code group:artifact}, those on the class path that depend on it. */
  Map<String, Set<String>> dependents() {
    Map<String, Set<String>> dependents = new HashMap<>();
    for (DependencyNode node : nodes()) {
      for (DependencyNode child : node.getChildren()) {
        if (hasScope(child, scopes)) {
          dependents.computeIfAbsent(key(child), unused -> new TreeSet<>()).add(key(node));
        }
      }
    }
    return dependents;
  }

  /** Whether the backend itself names a node's artifact. */
  boolean isDirect(DependencyNode node) {
    return root != null && root.getChildren().contains(node);
  }

  /**
   * Whether a node's artifact can hold functions: pikku-runtime is below it. Pikku's own never do.
   */
  static boolean knowsPikku(DependencyNode node) {
    return !PIKKU.equals(node.getArtifact().getGroupId()) && needsRuntime(node);
  }

  private static boolean needsRuntime(DependencyNode node) {
    for (DependencyNode child : node.getChildren()) {
      Artifact artifact = child.getArtifact();
      if (KNOWN_BY.equals(artifact.getArtifactId()) && PIKKU.equals(artifact.getGroupId())) {
        return true;
      }
      if (needsRuntime(child)) {
        return true;
      }
    }
    return false;
  }

  private void collect(DependencyNode node, List<DependencyNode> nodes, Set<DependencyNode> seen) {
    for (DependencyNode child : node.getChildren()) {
      if (seen.add(child) && isOn(child, scopes)) {
        nodes.add(child);
        collect(child, nodes, seen);
      }
    }
  }

  private static boolean hasScope(DependencyNode node, Set<String> scopes) {
    return node.getDependency() != null && scopes.contains(node.getDependency().getScope());
  }

  private static String key(DependencyNode node) {
    return node.getArtifact().getGroupId() + ':' + node.getArtifact().getArtifactId();
  }
}
