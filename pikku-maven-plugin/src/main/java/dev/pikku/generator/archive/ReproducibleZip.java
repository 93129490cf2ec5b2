package dev.pikku.generator.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file whose bytes depend on nothing but its entries and one time. */
final class ReproducibleZip {
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int END_SIZE = 22;
  private static final int BUFFER_SIZE = 8192;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int CENTRAL_HEADER_SIZE = 46;
  private static final int UNIX = 3;
  private static final int REGULAR_FILE_0644 = 0100644;

  private ReproducibleZip() {}

  /**
   * Writes the entries, sorted; jars as they are, everything else compressed.
   *
   * @return false if the file was there already with the same bytes, and was left alone
   */
  static boolean write(Path file, SortedMap<String, byte[]> entries, Instant timestamp)
      throws IOException {
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(directory, file.getFileName().toString(), ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        write(out, entries, timestamp);
      }
      addModes(temporary);
      if (Files.isRegularFile(file) && Files.mismatch(temporary, file) < 0) {
        return false;
      }
      // a temporary file is for its owner alone, an archive is for everybody
      temporary.toFile().setReadable(true, false);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(OutputStream out, SortedMap<String, byte[]> entries, Instant timestamp)
      throws IOException {
    LocalDateTime time = LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        // the field has no zone; setTime would take the machine's
        entry.setTimeLocal(time.isBefore(EARLIEST) ? EARLIEST : time);
        byte[] bytes = content.getValue();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        entry.setSize(bytes.length);
        if (content.getKey().endsWith(".jar")) {
          entry.setMethod(ZipEntry.STORED);
        } else {
          // known beforehand, no entry needs its sizes a third time, behind its bytes
          entry.setCompressedSize(compressedSize(bytes));
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
  }

  private static long compressedSize(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] ignored = new byte[BUFFER_SIZE];
      while (!deflater.finished()) {
        deflater.deflate(ignored);
      }
      return deflater.getBytesWritten();
    } finally {
      deflater.end();
    }
  }

  /** Says that every entry is a file that everybody may read, which the JDK's writer does not. */
  private static void addModes(Path file) throws IOException {
    try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "rw")) {
      zip.seek(zip.length() - END_SIZE + 16);
      long at = Integer.toUnsignedLong(Integer.reverseBytes(zip.readInt()));
      byte[] header = new byte[CENTRAL_HEADER_SIZE];
      while (true) {
        zip.seek(at);
        if (zip.length() - at < CENTRAL_HEADER_SIZE) {
          return;
        }
        zip.readFully(header);
        if (number(header, 0, 4) != CENTRAL_HEADER) {
          return;
        }
        zip.seek(at + 5);
        zip.write(UNIX);
        zip.seek(at + 38);
        zip.writeInt(Integer.reverseBytes(REGULAR_FILE_0644 << 16));
        at +=
            CENTRAL_HEADER_SIZE
                + number(header, 28, 2)
                + number(header, 30, 2)
                + number(header, 32, 2);
      }
    }
  }

  private static int number(byte[] bytes, int at, int size) {
    int number = 0;
    for (int i = size - 1; i >= 0; i--) {
      number = (number << 8) | (bytes[at + i] & 0xff);
    }
    return number;
  }
}
