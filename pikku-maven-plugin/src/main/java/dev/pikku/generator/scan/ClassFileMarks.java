package dev.pikku.generator.scan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The type annotations of one class file. javac shows them only from JDK 22 on, so that {@code
 * List<@Size(max = 3) String>} would lose its constraint once compiled.
 *
 * <p>Attributes are read as chapter 4.7 of the JVM specification lays them out.
 */
final class ClassFileMarks {
  private static final int FIELD = 0x13;
  private static final int RETURN = 0x14;
  private static final int PARAMETER = 0x16;

  private final Map<String, List<Located>> marks = new HashMap<>();
  private final DataInputStream in;
  private Object[] constants = {};

  private ClassFileMarks(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /**
   * A mark and where in a type it stands.
   *
   * @param path empty for the type itself; {@code 0;} for its first argument, {@code [} for an
   *     array's element, {@code *} for a wildcard's bound, {@code .} for an inner class
   */
  record Located(String path, Mark mark) {}

  static ClassFileMarks none() {
    return new ClassFileMarks(new byte[0]);
  }

  static ClassFileMarks of(byte[] classFile) throws IOException {
    ClassFileMarks marks = new ClassFileMarks(classFile);
    marks.read();
    return marks;
  }

  List<Located> ofField(String name) {
    return marks.getOrDefault(name, List.of());
  }

  List<Located> ofReturn(String nameAndDescriptor) {
    return marks.getOrDefault(nameAndDescriptor + " returns", List.of());
  }

  List<Located> ofParameter(String nameAndDescriptor, int index) {
    return marks.getOrDefault(nameAndDescriptor + " " + index, List.of());
  }

  private void read() throws IOException {
    in.readInt();
    in.readInt();
    readConstants();
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    for (int fields = in.readUnsignedShort(); fields > 0; fields--) {
      readMember(true);
    }
    for (int methods = in.readUnsignedShort(); methods > 0; methods--) {
      readMember(false);
    }
  }

  private void readConstants() throws IOException {
    constants = new Object[in.readUnsignedShort()];
    for (int i = 1; i < constants.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> constants[i] = in.readUTF();
        case 3 -> constants[i] = in.readInt();
        case 4 -> constants[i] = in.readFloat();
        case 5 -> constants[i++] = in.readLong();
        case 6 -> constants[i++] = in.readDouble();
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
  }

  private void readMember(boolean field) throws IOException {
    in.skipBytes(2);
    String name = utf8();
    String descriptor = utf8();
    for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
      String attribute = utf8();
      int length = in.readInt();
      if (attribute.equals("RuntimeVisibleTypeAnnotations")
          || attribute.equals("RuntimeInvisibleTypeAnnotations")) {
        for (int count = in.readUnsignedShort(); count > 0; count--) {
          readTypeAnnotation(field ? name : name + descriptor);
        }
      } else {
        in.skipNBytes(length);
      }
    }
  }

  private void readTypeAnnotation(String member) throws IOException {
    int target = in.readUnsignedByte();
    String key =
        switch (target) {
          case FIELD -> member;
          case RETURN -> member + " returns";
          case PARAMETER -> member + " " + in.readUnsignedByte();
          default -> {
            in.skipBytes(lengthOfTarget(target));
            yield "";
          }
        };
    StringBuilder path = new StringBuilder();
    for (int steps = in.readUnsignedByte(); steps > 0; steps--) {
      int kind = in.readUnsignedByte();
      int argument = in.readUnsignedByte();
      path.append(kind == 0 ? "[" : kind == 1 ? "." : kind == 2 ? "*" : argument + ";");
    }
    Mark mark = readAnnotation();
    if (!key.isEmpty()) {
      marks.computeIfAbsent(key, k -> new ArrayList<>()).add(new Located(path.toString(), mark));
    }
  }

  /** Of the targets that members outside code have: type parameters, their bounds, throws. */
  private static int lengthOfTarget(int target) throws IOException {
    return switch (target) {
      case 0x15 -> 0;
      case 0x00, 0x01 -> 1;
      case 0x11, 0x12, 0x17 -> 2;
      default -> throw new IOException("unknown target " + target);
    };
  }

  private Mark readAnnotation() throws IOException {
    String type = className(utf8());
    SortedMap<String, Object> values = new TreeMap<>();
    for (int pairs = in.readUnsignedShort(); pairs > 0; pairs--) {
      values.put(utf8(), readValue());
    }
    return new Mark(type, values);
  }

  private Object readValue() throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case 'B' -> (byte) (int) (Integer) constant();
      case 'C' -> (char) (int) (Integer) constant();
      case 'S' -> (short) (int) (Integer) constant();
      case 'Z' -> (Integer) constant() != 0;
      case 'D', 'F', 'I', 'J', 's' -> constant();
      case 'e' -> {
        in.skipBytes(2);
        yield utf8();
      }
      case 'c' -> className(utf8());
      case '@' -> readAnnotation();
      case '[' -> {
        List<Object> list = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
          list.add(readValue());
        }
        yield List.copyOf(list);
      }
      default -> throw new IOException("unknown value " + tag);
    };
  }

  private Object constant() throws IOException {
    return constants[in.readUnsignedShort()];
  }

  private String utf8() throws IOException {
    return (String) constant();
  }

  /** {@code Lacme/Outer$Inner;} as {@code acme.Outer.Inner}. */
  private static String className(String descriptor) {
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.').replace('$', '.')
        : descriptor;
  }
}
