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

  /** The JIT compiler leaves methods of more than 8,000 bytes alone; a case takes up to 75. */
  private static final int CASES = 96;

  private static final int BUCKET = 48;

  /** A case that calls a bucket takes up to 17 bytes. */
  private static final int BUCKETS = 256;

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
    if (isOneWiring(node)) {
      return CodeBlock.of(
          "path.size() == $L && method.equals($S) ? $L : -1",
          node.depth,
          node.here.firstKey(),
          node.here.get(node.here.firstKey()));
    }
    // a method less for the JIT compiler
    return large && node.hasOnlyParameter() ? parameter(node, node.parameter.get(0)) : call(node);
  }

  private static boolean isOneWiring(Node node) {
    return node.isLeaf() && node.here.size() == 1;
  }

  private CodeBlock parameter(Node node, Node parameter) {
    return isOneWiring(parameter)
        ? CodeBlock.of("path.has($L) && $L", node.depth, look(parameter))
        : CodeBlock.of("path.has($L) ? $L : -1", node.depth, call(parameter));
  }

  private CodeBlock call(Node node) {
    CodeBlock body = body(node);
    MethodSpec.Builder method = method(node, "").addCode(body);
    return call(method, "", isSplit(node) ? 0 : node.statics.size());
  }

  private MethodSpec.Builder method(Node node, String part) {
    String path = node.path.isEmpty() ? "root" : node.path;
    return MethodSpec.methodBuilder(names.newName("at" + JavaNames.upperCamel(path) + part))
        .addJavadoc("$L\n", node.path.isEmpty() ? "/" : node.path)
        .addModifiers(Modifier.STATIC)
        .returns(int.class)
        .addParameter(String.class, "method")
        .addParameter(PATH, "path");
  }

  /**
   * Puts a method where there is room for it.
   *
   * @param more what it is called with beside method and path
   * @param cases about as many as it has
   */
  private CodeBlock call(MethodSpec.Builder method, String more, int cases) {
    if (!large) {
      inBootstrap.add(method.addModifiers(Modifier.PRIVATE).build());
      return CodeBlock.of("$N(method, path$L)", method.build(), more);
    }
    nodesInClass += 1 + cases;
    if (classes.isEmpty() || nodesInClass > NODES) {
      classes.add(
          TypeSpec.classBuilder(bootstrap.simpleName() + "Routes" + (classes.size() + 1))
              .addJavadoc("Routes of {@link $T}.\n", bootstrap)
              .addModifiers(Modifier.FINAL)
              .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build()));
      nodesInClass = 1 + cases;
    }
    classes.get(classes.size() - 1).addMethod(method.build());
    return CodeBlock.of(
        "$T.$N(method, path$L)",
        bootstrap.peerClass(bootstrap.simpleName() + "Routes" + classes.size()),
        method.build(),
        more);
  }

  private CodeBlock body(Node node) {
    List<CodeBlock> choices = new ArrayList<>();
    if (!node.statics.isEmpty()) {
      String segment = isSplit(node) ? "segment" : "path.segment(" + node.depth + ")";
      choices.add(statics(node, node.statics, segment));
    }
    for (Node parameter : node.parameter) {
      choices.add(parameter(node, parameter));
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
    if (isSplit(node)) {
      code.addStatement("String segment = path.segment($L)", node.depth);
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

  private static boolean isSplit(Node node) {
    return node.statics.size() > CASES;
  }

  /**
   * A switch over a segment, by way of its hash where one method has not the room.
   *
   * @param segment an expression; a variable where there is more than one method
   */
  private CodeBlock statics(Node node, SortedMap<String, Node> statics, String segment) {
    if (statics.size() <= CASES) {
      return segments(statics, segment, CodeBlock.of("-1"));
    }
    int hash = statics.firstKey().hashCode();
    int differing = 0;
    for (String each : statics.keySet()) {
      differing |= each.hashCode() ^ hash;
    }
    if (differing == 0) {
      String next = new ArrayList<>(statics.keySet()).get(CASES);
      CodeBlock others = part(node, "More", statics.tailMap(next));
      return segments(statics.headMap(next), segment, others);
    }
    int buckets = Math.min(BUCKETS, Integer.highestOneBit(statics.size() / BUCKET) * 2);
    return byHash(node, statics, Integer.numberOfTrailingZeros(differing), buckets - 1);
  }

  private CodeBlock byHash(Node node, SortedMap<String, Node> statics, int shift, int mask) {
    SortedMap<Integer, SortedMap<String, Node>> byHash = new TreeMap<>();
    statics.forEach(
        (segment, child) ->
            byHash
                .computeIfAbsent(segment.hashCode() >>> shift & mask, hash -> new TreeMap<>())
                .put(segment, child));
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("switch (segment.hashCode()$L & $L) {\n", shift == 0 ? "" : " >>> " + shift, mask)
            .indent();
    byHash.forEach(
        (hash, bucket) -> code.add("case $L -> $L;\n", hash, part(node, "Hash" + hash, bucket)));
    return code.add("default -> -1;\n").unindent().add("}").build();
  }

  /** A call that looks on among some of a node's segments. */
  private CodeBlock part(Node node, String name, SortedMap<String, Node> statics) {
    CodeBlock body = CodeBlock.of("return $L;\n", statics(node, statics, "segment"));
    MethodSpec.Builder method =
        method(node, name).addParameter(String.class, "segment").addCode(body);
    return call(method, ", segment", statics.size());
  }

  private CodeBlock segments(SortedMap<String, Node> statics, String segment, CodeBlock otherwise) {
    CodeBlock.Builder code = CodeBlock.builder().add("switch ($L) {\n", segment).indent();
    statics.forEach((text, child) -> code.add("case $S -> $L;\n", text, look(child)));
    return code.add("default -> $L;\n", otherwise).unindent().add("}").build();
  }
}
