package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.junit.jupiter.api.Test;

class DependencyTreeTest {
  private final DefaultDependencyNode root = node("acme:backend:1", "");

  @Test
  void findsPikkuBelowAJarEvenWhereTheBackendNamesItToo() {
    DefaultDependencyNode functions = node("acme:functions:1", "compile");
    DefaultDependencyNode loser = node("dev.pikku:pikku-runtime:1", "compile");
    DefaultDependencyNode winner = node("dev.pikku:pikku-runtime:1", "compile");
    loser.setData("conflict.winner", winner);
    functions.setChildren(List.of(loser));
    root.setChildren(List.of(winner, functions));

    assertThat(new DependencyTree(root, DependencyTree.COMPILE).nodes())
        .containsExactly(winner, functions);
    assertThat(DependencyTree.knowsPikku(functions)).isTrue();
  }

  @Test
  void findsPikkuDeepBelowAJar() {
    DefaultDependencyNode middle = node("acme:middle:1", "compile");
    DefaultDependencyNode functions = node("acme:functions:1", "compile");
    middle.setChildren(List.of(node("dev.pikku:pikku-runtime:1", "compile")));
    functions.setChildren(List.of(middle));
    assertThat(DependencyTree.knowsPikku(functions)).isTrue();
  }

  @Test
  void doesNotLookIntoJarsThatDoNotKnowPikkuNorIntoPikkuItself() {
    DefaultDependencyNode plain = node("com.google:guava:33", "compile");
    DefaultDependencyNode lambda = node("dev.pikku:pikku-lambda:1", "compile");
    lambda.setChildren(List.of(node("dev.pikku:pikku-runtime:1", "compile")));
    assertThat(DependencyTree.knowsPikku(plain)).isFalse();
    assertThat(DependencyTree.knowsPikku(lambda)).isFalse();
  }

  @Test
  void keepsWhatCompiles() {
    DependencyNode compile = node("a:compile:1", "compile");
    DependencyNode provided = node("a:provided:1", "provided");
    DependencyNode runtime = node("a:runtime:1", "runtime");
    DependencyNode test = node("a:test:1", "test");
    root.setChildren(List.of(compile, provided, runtime, test));
    assertThat(new DependencyTree(root, DependencyTree.COMPILE).nodes())
        .containsExactly(compile, provided);
  }

  @Test
  void tellsDirectDependenciesFromTheirOwn() {
    DefaultDependencyNode direct = node("a:direct:1", "compile");
    DefaultDependencyNode deeper = node("a:deeper:1", "compile");
    direct.setChildren(List.of(deeper));
    root.setChildren(List.of(direct));
    DependencyTree tree = new DependencyTree(root, DependencyTree.COMPILE);
    assertThat(tree.isDirect(direct)).isTrue();
    assertThat(tree.isDirect(deeper)).isFalse();
  }

  @Test
  void knowsWhoDependsOnWhatAtRunTimeThoughOnlyOneOfThemBringsIt() {
    DefaultDependencyNode first = node("a:first:1", "compile");
    DefaultDependencyNode second = node("a:second:1", "runtime");
    DefaultDependencyNode winner = node("a:shared:1", "compile");
    DefaultDependencyNode loser = node("a:shared:1", "compile");
    loser.setData("conflict.winner", winner);
    first.setChildren(List.of(winner, node("a:tool:1", "provided")));
    second.setChildren(List.of(loser));
    root.setChildren(List.of(first, second));
    assertThat(new DependencyTree(root, DependencyTree.RUNTIME).dependents())
        .containsExactly(Map.entry("a:shared", Set.of("a:first", "a:second")));
  }

  @Test
  void isEmptyWithoutARoot() {
    assertThat(new DependencyTree(null, DependencyTree.COMPILE).nodes()).isEmpty();
  }

  private static DefaultDependencyNode node(String coordinates, String scope) {
    String[] parts = coordinates.split(":", -1);
    return new DefaultDependencyNode(
        new Dependency(new DefaultArtifact(parts[0], parts[1], "jar", parts[2]), scope));
  }
}
