package dev.pikku.generator.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A class file in parts, of which methods can be left out.
 *
 * <p>What no JVM needs for running it is not among the parts: annotations, generic signatures,
 * declared exceptions, names of variables. Line numbers and the name of the source are, for stack
 * traces.
 *
 * @param head flags, its own name, and those above it
 * @param parents the class and the interfaces above it
 * @param hosts the classes that it is written within
 */
record ClassParts(
    ConstantPool pool,
    Piece head,
    Set<String> parents,
    Set<String> hosts,
    List<Piece> fields,
    List<Method> methods,
    Attributes attributes) {

  /**
   * What a class file has beside its members.
   *
   * @param bootstraps what dynamic constants begin with
   */
  record Attributes(int count, Piece piece, List<Piece> bootstraps) {}

  /** A method, by its name and type, such as {@code close()V}. */
  record Method(String signature, int flags, Piece piece) {
    private static final int PRIVATE_OR_STATIC = 0x0002 | 0x0008;

    boolean mayOverride() {
      return (flags & PRIVATE_OR_STATIC) == 0 && signature.charAt(0) != '<';
    }

    boolean takesNothing() {
      return signature.contains("()");
    }
  }

  static ClassParts read(byte[] file) throws IOException {
    return new ClassPartReader(file, ConstantPool.read(file)).read();
  }

  List<Piece> bootstraps() {
    return attributes.bootstraps();
  }

  /** The class file without what no JVM needs for running it. */
  byte[] bare() {
    Set<String> all = new HashSet<>();
    methods.forEach(method -> all.add(method.signature()));
    return with(all);
  }

  /** The class file with only these methods, and the constants that are left. */
  byte[] with(Set<String> kept) {
    Piece all = new Piece();
    all.piece(head);
    all.u2(fields.size());
    fields.forEach(all::piece);
    List<Method> left =
        methods.stream().filter(method -> kept.contains(method.signature())).toList();
    all.u2(left.size());
    left.forEach(method -> all.piece(method.piece()));
    all.u2(attributes.count());
    all.piece(attributes.piece());

    List<Integer> constants = inOrder(closure(all.constants()), all.narrowConstants());
    int[] numbers = new int[pool.count()];
    int next = 1;
    for (int number : constants) {
      numbers[number] = next;
      int tag = pool.tag(number);
      next += tag == ConstantPool.LONG || tag == ConstantPool.DOUBLE ? 2 : 1;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(pool.fileStart());
    out.write(next >> 8);
    out.write(next);
    for (int number : constants) {
      out.writeBytes(pool.renumbered(number, numbers));
    }
    out.writeBytes(all.renumbered(numbers));
    return out.toByteArray();
  }

  /** By kind and text, as they compress best; those with one byte for their number come first. */
  private List<Integer> inOrder(BitSet constants, Set<Integer> narrow) {
    return constants.stream()
        .boxed()
        .sorted(
            Comparator.comparing((Integer number) -> !narrow.contains(number))
                .thenComparing(pool::tag)
                .thenComparing(pool::text))
        .toList();
  }

  /** The constants of a piece, and all that they consist of. */
  BitSet constants(Piece piece) {
    return closure(piece.constants());
  }

  private BitSet closure(Set<Integer> named) {
    BitSet constants = new BitSet();
    Deque<Integer> waiting = new ArrayDeque<>(named);
    while (!waiting.isEmpty()) {
      int number = waiting.remove();
      if (!constants.get(number)) {
        constants.set(number);
        for (int part : pool.parts(number)) {
          waiting.add(part);
        }
      }
    }
    return constants;
  }
}
