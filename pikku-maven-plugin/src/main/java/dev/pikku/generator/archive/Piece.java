package dev.pikku.generator.archive;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Bytes of a class file that stay together, and where in them constants stand by their numbers. */
final class Piece {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Integer> wide = new ArrayList<>();
  private final List<Integer> narrow = new ArrayList<>();

  int size() {
    return bytes.size();
  }

  void u1(int value) {
    bytes.write(value);
  }

  void u2(int value) {
    bytes.write(value >> 8);
    bytes.write(value);
  }

  void u4(int value) {
    u2(value >> 16);
    u2(value);
  }

  void bytes(byte[] file, int from, int length) {
    bytes.write(file, from, length);
  }

  /** A constant's number in two bytes; 0 stands for none. */
  void constant(int number) {
    if (number != 0) {
      wide.add(size());
    }
    u2(number);
  }

  /** A constant's number in one byte. */
  void narrowConstant(int number) {
    narrow.add(size());
    u1(number);
  }

  void piece(Piece other) {
    for (int place : other.wide) {
      wide.add(size() + place);
    }
    for (int place : other.narrow) {
      narrow.add(size() + place);
    }
    bytes.writeBytes(other.bytes.toByteArray());
  }

  /** Numbers of all constants that stand here. */
  Set<Integer> constants() {
    byte[] all = bytes.toByteArray();
    Set<Integer> constants = narrowConstants();
    for (int place : wide) {
      constants.add((all[place] & 0xff) << 8 | (all[place + 1] & 0xff));
    }
    return constants;
  }

  /** Those of them whose number has one byte. */
  Set<Integer> narrowConstants() {
    byte[] all = bytes.toByteArray();
    Set<Integer> constants = new TreeSet<>();
    for (int place : narrow) {
      constants.add(all[place] & 0xff);
    }
    return constants;
  }

  /** The bytes, with other numbers for the same constants. */
  byte[] renumbered(int[] numbers) {
    byte[] old = bytes.toByteArray();
    byte[] all = Arrays.copyOf(old, old.length);
    for (int place : wide) {
      int number = numbers[(old[place] & 0xff) << 8 | (old[place + 1] & 0xff)];
      all[place] = (byte) (number >> 8);
      all[place + 1] = (byte) number;
    }
    for (int place : narrow) {
      all[place] = (byte) numbers[old[place] & 0xff];
    }
    return all;
  }
}
