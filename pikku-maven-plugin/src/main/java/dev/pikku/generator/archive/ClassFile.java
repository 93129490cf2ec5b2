package dev.pikku.generator.archive;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the constant pool of a class file tells of other classes.
 *
 * <p>Read here and not by a library, as libraries refuse class files of versions newer than
 * themselves, while the constant pool has not changed since Java 11.
 *
 * @param major the version of its format
 * @param classes internal names of the classes its code names; annotations are not among them
 * @param texts all its text: names, descriptors, signatures, annotations and string constants
 * @param loadsByName whether it may load classes by names that nobody knows now
 * @param annotation whether it is an annotation's declaration
 */
record ClassFile(
    int major, Set<String> classes, List<String> texts, boolean loadsByName, boolean annotation) {

  private static final Map<String, Set<String>> LOADING =
      Map.of(
          "java/lang/Class", Set.of("forName"),
          "java/lang/ClassLoader", Set.of("loadClass"),
          "java/lang/invoke/MethodHandles$Lookup", Set.of("findClass"),
          "java/util/ResourceBundle", Set.of("getBundle"),
          "java/io/ObjectInputStream", Set.of("readObject"));

  private static final int MAGIC = 0xcafebabe;
  private static final int ANNOTATION = 0x2000;

  /** Reads a class file as far as its constant pool goes. */
  static ClassFile read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.readUnsignedShort();
    int major = in.readUnsignedShort();
    int size = in.readUnsignedShort();
    Map<Integer, String> texts = new HashMap<>();
    List<Integer> classes = new ArrayList<>();
    Map<Integer, Integer> names = new HashMap<>();
    List<int[]> methods = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4, 9, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          // a long or a double takes two numbers
          i++;
        }
        case 7 -> {
          int name = in.readUnsignedShort();
          classes.add(name);
          names.put(i, name);
        }
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 10, 11 -> methods.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
        case 12 -> {
          names.put(i, in.readUnsignedShort());
          in.skipNBytes(2);
        }
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
    boolean loads = false;
    for (int[] method : methods) {
      String owner = texts.getOrDefault(names.getOrDefault(method[0], 0), "");
      String name = texts.getOrDefault(names.getOrDefault(method[1], 0), "");
      loads |= LOADING.getOrDefault(owner, Set.of()).contains(name);
    }
    Set<String> named = new LinkedHashSet<>();
    for (int name : classes) {
      named.add(element(texts.getOrDefault(name, "")));
    }
    boolean annotation = (in.readUnsignedShort() & ANNOTATION) != 0;
    return new ClassFile(major, named, List.copyOf(texts.values()), loads, annotation);
  }

  /** The class itself, or that of an array's elements. */
  private static String element(String name) {
    int array = name.lastIndexOf('[');
    return array >= 0 && name.endsWith(";") ? name.substring(array + 2, name.length() - 1) : name;
  }
}
