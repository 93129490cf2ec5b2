package dev.pikku.generator.archive;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The constants of a class file, by number.
 *
 * <p>Read here and not by a library, as libraries refuse class files of versions newer than
 * themselves, while the constant pool has not changed since Java 11.
 */
final class ConstantPool {
  static final int TEXT = 1;
  static final int LONG = 5;
  static final int DOUBLE = 6;
  static final int CLASS = 7;
  static final int STRING = 8;
  static final int FIELD = 9;
  static final int METHOD = 10;
  static final int INTERFACE_METHOD = 11;
  static final int NAME_AND_TYPE = 12;
  static final int HANDLE = 15;
  static final int METHOD_TYPE = 16;
  static final int DYNAMIC = 17;
  static final int DYNAMIC_CALL = 18;

  private static final int MAGIC = 0xcafebabe;
  private static final int COUNT = 8;
  private static final int[] NONE = {};
  private static final int[] FIRST = {1};
  private static final int[] BOTH = {1, 3};
  private static final int[] AFTER_KIND = {2};
  private static final int[] SECOND = {3};

  private final byte[] file;
  // where each constant begins, with its tag; 0 where there is none
  private final int[] starts;
  private final String[] texts;
  private final int end;

  private ConstantPool(byte[] file, int[] starts, String[] texts, int end) {
    this.file = file;
    this.starts = starts;
    this.texts = texts;
    this.end = end;
  }

  static ConstantPool read(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.skipNBytes(COUNT - 4L);
    int size = in.readUnsignedShort();
    int[] starts = new int[size];
    String[] texts = new String[size];
    Arrays.fill(texts, "");
    for (int i = 1; i < size; i++) {
      starts[i] = file.length - in.available();
      int tag = in.readUnsignedByte();
      switch (tag) {
        case TEXT -> texts[i] = in.readUTF();
        case LONG, DOUBLE -> {
          in.skipNBytes(8);
          // a long or a double takes two numbers
          i++;
        }
        case 3, 4, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, DYNAMIC_CALL ->
            in.skipNBytes(4);
        case CLASS, STRING, METHOD_TYPE, 19, 20 -> in.skipNBytes(2);
        case HANDLE -> in.skipNBytes(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
    return new ConstantPool(file, starts, texts, file.length - in.available());
  }

  /** What comes before the constants. */
  byte[] fileStart() {
    return Arrays.copyOf(file, COUNT);
  }

  /** One more than the highest number. */
  int count() {
    return starts.length;
  }

  /** Where in the file the constants end. */
  int end() {
    return end;
  }

  /** The version of the file's format. */
  int major() {
    return u2(6);
  }

  /** The kind of a constant; 0 where a number has none. */
  int tag(int number) {
    return starts[number] == 0 ? 0 : file[starts[number]];
  }

  /** The text of a constant that is one. */
  String text(int number) {
    return texts[number];
  }

  /** The name that a class, string, or name and type begins with; of a class, in slashed form. */
  String name(int number) {
    return texts[number(number, 1)];
  }

  /** The class that a field or a method is looked for in. */
  String owner(int member) {
    return name(number(member, 1));
  }

  /** The name of a field, a method, or a dynamic constant, without its type. */
  String memberName(int member) {
    return name(nameAndType(member));
  }

  /** The type of a field, a method, or a dynamic constant. */
  String memberType(int member) {
    return texts[number(nameAndType(member), 3)];
  }

  private int nameAndType(int member) {
    return number(member, 3);
  }

  /** The row of the bootstrap methods that a dynamic constant has. */
  int bootstrap(int dynamic) {
    return number(dynamic, 1);
  }

  /** Numbers of the constants that a constant consists of. */
  int[] parts(int number) {
    int[] places = places(number);
    int[] parts = new int[places.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = number(number, places[i]);
    }
    return parts;
  }

  /** The bytes of a constant, with other numbers for what it consists of. */
  byte[] renumbered(int number, int[] numbers) {
    byte[] bytes = Arrays.copyOfRange(file, starts[number], endOf(number));
    for (int place : places(number)) {
      int renumbered = numbers[number(number, place)];
      bytes[place] = (byte) (renumbered >> 8);
      bytes[place + 1] = (byte) renumbered;
    }
    return bytes;
  }

  private int endOf(int number) {
    for (int next = number + 1; next < starts.length; next++) {
      if (starts[next] != 0) {
        return starts[next];
      }
    }
    return end;
  }

  private int[] places(int number) {
    return switch (tag(number)) {
      case CLASS, STRING, METHOD_TYPE, 19, 20 -> FIRST;
      case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE -> BOTH;
      case HANDLE -> AFTER_KIND;
      case DYNAMIC, DYNAMIC_CALL -> SECOND;
      default -> NONE;
    };
  }

  private int number(int constant, int place) {
    return u2(starts[constant] + place);
  }

  private int u2(int at) {
    return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
  }
}
