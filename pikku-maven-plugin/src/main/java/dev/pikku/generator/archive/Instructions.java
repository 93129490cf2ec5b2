package dev.pikku.generator.archive;

/** The instructions of a method, as far as it takes to see which constants they name. */
final class Instructions {
  /** How many bytes each instruction has; 0 where that depends. */
  private static final String LENGTHS =
      "1".repeat(16)
          + "23233"
          + "2".repeat(5)
          + "1".repeat(28)
          + "2".repeat(5)
          + "1".repeat(73)
          + "3"
          + "1".repeat(20)
          + "3".repeat(16)
          + "200111111"
          + "3333333"
          + "55"
          + "3231133"
          + "11"
          + "0"
          + "433"
          + "55";

  private static final int LDC = 18;
  private static final int LDC_W = 19;
  private static final int LDC2_W = 20;
  private static final int IINC = 132;
  private static final int TABLESWITCH = 170;
  private static final int GETSTATIC = 178;
  private static final int NEW = 187;
  private static final int ANEWARRAY = 189;
  private static final int CHECKCAST = 192;
  private static final int INSTANCEOF = 193;
  private static final int WIDE = 196;
  private static final int MULTIANEWARRAY = 197;

  private Instructions() {}

  /** Copies code, noting the constants in it. */
  static void copy(byte[] file, int from, int length, Piece to) {
    int end = from + length;
    int at = from;
    while (at < end) {
      int instruction = file[at] & 0xff;
      int size = size(file, from, at);
      if (instruction == LDC) {
        to.u1(instruction);
        to.narrowConstant(file[at + 1] & 0xff);
      } else if (hasConstant(instruction)) {
        to.u1(instruction);
        to.constant((file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff));
        to.bytes(file, at + 3, size - 3);
      } else {
        to.bytes(file, at, size);
      }
      at += size;
    }
  }

  private static boolean hasConstant(int instruction) {
    return instruction == LDC_W
        || instruction == LDC2_W
        || (instruction >= GETSTATIC && instruction <= NEW)
        || instruction == ANEWARRAY
        || instruction == CHECKCAST
        || instruction == INSTANCEOF
        || instruction == MULTIANEWARRAY;
  }

  private static int size(byte[] file, int code, int at) {
    int instruction = file[at] & 0xff;
    int size = LENGTHS.charAt(instruction) - '0';
    if (size > 0) {
      return size;
    }
    if (instruction == WIDE) {
      return (file[at + 1] & 0xff) == IINC ? 6 : 4;
    }
    // switches: what follows begins at a multiple of four
    int table = at + 4 - (at - code) % 4;
    return instruction == TABLESWITCH
        ? table - at + 12 + 4 * (s4(file, table + 8) - s4(file, table + 4) + 1)
        : table - at + 8 + 8 * s4(file, table + 4);
  }

  private static int s4(byte[] file, int at) {
    return file[at] << 24
        | (file[at + 1] & 0xff) << 16
        | (file[at + 2] & 0xff) << 8
        | (file[at + 3] & 0xff);
  }
}
