package dev.pikku.generator.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of constants that a class file has (JVMS, table 4.4-A). */
public final class ConstantPool {
  public static final int DYNAMIC = 17;
  public static final int INVOKE_DYNAMIC = 18;

  private ConstantPool() {}

  public static Set<Integer> tags(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    Set<Integer> tags = new TreeSet<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      tags.add(tag);
      switch (tag) {
        case 1 -> in.skipNBytes(in.readUnsignedShort());
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    return tags;
  }
}
