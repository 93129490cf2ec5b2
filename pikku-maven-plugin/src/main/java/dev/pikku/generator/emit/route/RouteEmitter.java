package dev.pikku.generator.emit.route;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.route.RouteTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Writes a tree of routes as methods that switch over one segment each: what a look-up costs grows
 * with the length of its path, not with the number of routes. Static beats parameter beats rest,
 * and a branch that has nothing for the method leaves the word to the next best.
 */
public final class RouteEmitter {
  private static final ClassName PATH = ClassName.get("dev.pikku.http", "RoutePath");

  /** The JIT compiler leaves methods of more than 8,000 bytes alone; a case takes some 40. */
  private static final int CASES = 96;

  private static final int BUCKET = 48;

  /** A class file has room for 65,535 constants; a node takes up to a dozen. */
  private static final int NODES = 3000;

  /** More than this many nodes live in classes of their own. */
  private static final int NODES_IN_BOOTSTRAP = 250;

  private final ClassName bootstrap;
  private final NameAllocator names = new NameAllocator();
  private final List<MethodSpec> inBootstrap = new ArrayList<>();
  private final List<TypeSpec.Builder> classes = new ArrayList<>();
  private final boolean large;
  private int nodesInClass;

  private RouteEmitter(ClassName bootstrap, boolean large) {
    this.bootstrap = bootstrap;
    this.large = large;
  }

  /**
   * What a tree became.
   *
   * @param find the body of {@code find(method, path)}
   * @param methods what the body calls, in the bootstrap itself
   * @param classes where these do not fit into the bootstrap
   */
  public record Routes(CodeBlock find, List<MethodSpec> methods, List<TypeSpec> classes) {
    public Routes {
      methods = List.copyOf(methods);
      classes = List.copyOf(classes);
    }
  }

  /**
   * Writes a tree.
   *
   * @param bootstrap the class that the methods belong to
   */
  public static Routes emit(RouteTree tree, ClassName bootstrap) {
    RouteEmitter emitter = new RouteEmitter(bootstrap, tree.size() > NODES_IN_BOOTSTRAP);
    CodeBlock find =
        emitter.large
            ? CodeBlock.builder().addStatement("return $L", emitter.call(tree.root())).build()
            : emitter.body(tree.root());
    return new Routes(
        find, emitter.inBootstrap, emitter.classes.stream().map(TypeSpec.Builder::build).toList());
  }

  /** An expression that looks on from a node: in place if it is short, else a call. */
  private CodeBlock look(Node node) {
    return node.isLeaf() && node.here.size() == 1
        ? CodeBlock.of(
            "path.size() == $L && method.equals($S) ? $L : -1",
            node.depth,
            node.here.firstKey(),
            node.here.get(node.here.firstKey()))
        : call(node);
  }

  private CodeBlock call(Node node) {
    return call(
        "at" + JavaNames.upperCamel(node.path.isEmpty() ? "root" : node.path), node, body(node));
  }

  private CodeBlock call(String suggestion, Node node, CodeBlock body) {
    String name = names.newName(suggestion);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L\n", node.path.isEmpty() ? "/" : node.path)
            .addModifiers(Modifier.STATIC)
            .returns(int.class)
            .addParameter(String.class, "method")
            .addParameter(PATH, "path")
            .addCode(body);
    if (!large) {
      inBootstrap.add(method.addModifiers(Modifier.PRIVATE).build());
      return CodeBlock.of("$N(method, path)", name);
    }
    nodesInClass += 1 + node.statics.size();
    if (classes.isEmpty() || nodesInClass > NODES) {
      classes.add(
          TypeSpec.classBuilder(bootstrap.simpleName() + "Routes" + (classes.size() + 1))
              .addJavadoc("Routes of {@link $T}.\n", bootstrap)
              .addModifiers(Modifier.FINAL)
              .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build()));
      nodesInClass = 1 + node.statics.size();
    }
    classes.get(classes.size() - 1).addMethod(method.build());
    return CodeBlock.of(
        "$T.$N(method, path)",
        bootstrap.peerClass(bootstrap.simpleName() + "Routes" + classes.size()),
        name);
  }

  private CodeBlock body(Node node) {
    List<CodeBlock> choices = new ArrayList<>();
    if (!node.statics.isEmpty()) {
      choices.add(statics(node));
    }
    for (Node parameter : node.parameter) {
      choices.add(
          CodeBlock.of(
              parameter.isLeaf() && parameter.here.size() == 1
                  ? "path.has($L) && $L"
                  : "path.has($L) ? $L : -1",
              node.depth,
              look(parameter)));
    }
    if (!node.rest.isEmpty()) {
      choices.add(CodeBlock.of("path.has($L) ? $L : -1", node.depth, methods(node.rest, 1)));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    if (!node.here.isEmpty()) {
      if (choices.isEmpty()) {
        return code.add("return path.size() == $L ? $L : -1;\n", node.depth, methods(node.here, 1))
            .build();
      }
      code.beginControlFlow("if (path.size() == $L)", node.depth)
          .add("return $L;\n", methods(node.here, 0))
          .endControlFlow();
    }
    for (int i = 0; i < choices.size(); i++) {
      if (i == choices.size() - 1) {
        code.add("return $L;\n", choices.get(i));
      } else {
        code.add(i == 0 ? "int found = $L;\n" : "found = $L;\n", choices.get(i))
            .beginControlFlow("if (found >= 0)")
            .addStatement("return found")
            .endControlFlow();
      }
    }
    if (choices.isEmpty()) {
      code.addStatement("return -1");
    }
    return code.build();
  }

  private static CodeBlock methods(SortedMap<String, Integer> wirings, int nested) {
    if (wirings.size() == 1) {
      String method = wirings.firstKey();
      return CodeBlock.of(
          nested == 0 ? "method.equals($S) ? $L : -1" : "(method.equals($S) ? $L : -1)",
          method,
          wirings.get(method));
    }
    CodeBlock.Builder code = CodeBlock.builder().add("switch (method) {\n").indent();
    wirings.forEach((method, wiring) -> code.add("case $S -> $L;\n", method, wiring));
    return code.add("default -> -1;\n").unindent().add("}").build();
  }

  private CodeBlock statics(Node node) {
    if (node.statics.size() <= CASES) {
      return segments(node, node.statics);
    }
    int buckets = Integer.highestOneBit(node.statics.size() / BUCKET) * 2;
    SortedMap<Integer, SortedMap<String, Node>> byHash = new TreeMap<>();
    for (Map.Entry<String, Node> entry : node.statics.entrySet()) {
      byHash
          .computeIfAbsent(entry.getKey().hashCode() & (buckets - 1), hash -> new TreeMap<>())
          .put(entry.getKey(), entry.getValue());
    }
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("switch (path.segment($L).hashCode() & $L) {\n", node.depth, buckets - 1)
            .indent();
    byHash.forEach(
        (hash, statics) -> {
          Node bucket = new Node(node.path, node.depth);
          bucket.statics.putAll(statics);
          CodeBlock body = CodeBlock.of("return $L;\n", segments(node, statics));
          code.add(
              "case $L -> $L;\n",
              hash,
              call("at" + JavaNames.upperCamel(node.path) + "Hash" + hash, bucket, body));
        });
    return code.add("default -> -1;\n").unindent().add("}").build();
  }

  private CodeBlock segments(Node node, SortedMap<String, Node> statics) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("switch (path.segment($L)) {\n", node.depth).indent();
    statics.forEach((segment, child) -> code.add("case $S -> $L;\n", segment, look(child)));
    return code.add("default -> -1;\n").unindent().add("}").build();
  }
}
