package dev.pikku.generator.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How long the code of a class file's methods is (JVMS 4.7.3). */
public final class MethodSizes {
  /** HotSpot's {@code HugeMethodLimit}: what is longer stays interpreted. */
  public static final int COMPILED = 8000;

  private static final int FIELDS_AND_METHODS = 2;

  private MethodSizes() {}

  /** Bytes of code by method, its name before its type. */
  public static Map<String, Integer> of(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipNBytes(8);
    String[] texts = texts(in);
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    Map<String, Integer> sizes = new TreeMap<>();
    for (int kind = 0; kind < FIELDS_AND_METHODS; kind++) {
      for (int members = in.readUnsignedShort(); members > 0; members--) {
        in.skipNBytes(2);
        String member = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          String attribute = texts[in.readUnsignedShort()];
          byte[] content = in.readNBytes(in.readInt());
          if (attribute.equals("Code")) {
            DataInputStream code = new DataInputStream(new ByteArrayInputStream(content));
            code.skipNBytes(4);
            sizes.put(member, code.readInt());
          }
        }
      }
    }
    return sizes;
  }

  private static String[] texts(DataInputStream in) throws IOException {
    String[] texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      switch (in.readUnsignedByte()) {
        case 1 -> texts[i] = in.readUTF();
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    return texts;
  }
}
