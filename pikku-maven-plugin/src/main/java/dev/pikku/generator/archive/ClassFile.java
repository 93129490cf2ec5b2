package dev.pikku.generator.archive;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the constant pool of a class file tells of other classes.
 *
 * @param major the version of its format
 * @param classes internal names of the classes its code names; annotations are not among them
 * @param texts all its text: names, descriptors, signatures, annotations and string constants
 * @param strings its string constants alone
 * @param calls the fields and methods that its code names
 * @param loadsByName whether it may load classes by names that nobody knows now
 * @param parent the class above it
 * @param interfaces whether it says of itself that it implements some
 * @param annotation whether it is an annotation's declaration
 */
record ClassFile(
    int major,
    Set<String> classes,
    List<String> texts,
    List<String> strings,
    Set<Member> calls,
    boolean loadsByName,
    String parent,
    boolean interfaces,
    boolean annotation) {

  private static final Map<String, Set<String>> LOADING =
      Map.of(
          "java/lang/Class", Set.of("forName"),
          "java/lang/ClassLoader", Set.of("loadClass"),
          "java/lang/invoke/MethodHandles$Lookup", Set.of("findClass"),
          "java/util/ResourceBundle", Set.of("getBundle"),
          "java/io/ObjectInputStream", Set.of("readObject"));

  private static final int ANNOTATION = 0x2000;

  /**
   * A member of a class as code names it.
   *
   * @param owner where the search for it begins
   */
  record Member(String owner, String name, String type) {
    static Member of(ConstantPool pool, int number) {
      return new Member(pool.owner(number), pool.memberName(number), pool.memberType(number));
    }

    String signature() {
      return name + type;
    }
  }

  /** Reads a class file as far as its constant pool goes. */
  static ClassFile read(byte[] bytes) throws IOException {
    ConstantPool pool = ConstantPool.read(bytes);
    List<String> texts = new ArrayList<>();
    List<String> strings = new ArrayList<>();
    Set<String> classes = new LinkedHashSet<>();
    Set<Member> calls = new LinkedHashSet<>();
    for (int i = 1; i < pool.count(); i++) {
      switch (pool.tag(i)) {
        case ConstantPool.TEXT -> texts.add(pool.text(i));
        case ConstantPool.STRING -> strings.add(pool.name(i));
        case ConstantPool.CLASS -> classes.add(element(pool.name(i)));
        case ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD -> calls.add(Member.of(pool, i));
        default -> {
          // says nothing of classes by itself
        }
      }
    }
    boolean loads = false;
    for (Member call : calls) {
      loads |= LOADING.getOrDefault(call.owner(), Set.of()).contains(call.name());
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipNBytes(pool.end());
    boolean annotation = (in.readUnsignedShort() & ANNOTATION) != 0;
    in.skipNBytes(2);
    int above = in.readUnsignedShort();
    String parent = above == 0 ? "" : pool.name(above);
    boolean interfaces = in.readUnsignedShort() > 0;
    return new ClassFile(
        pool.major(), classes, texts, strings, calls, loads, parent, interfaces, annotation);
  }

  /** The class itself, or that of an array's elements. */
  static String element(String name) {
    int array = name.lastIndexOf('[');
    return array >= 0 && name.endsWith(";") ? name.substring(array + 2, name.length() - 1) : name;
  }
}
