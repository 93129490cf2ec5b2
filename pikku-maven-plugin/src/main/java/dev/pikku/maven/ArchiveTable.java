package dev.pikku.maven;

import dev.pikku.generator.archive.ArchiveResult;
import dev.pikku.generator.archive.ArchiveResult.Part;

/** What {@code target/pikku/archive.txt} shows: where each artifact went, and why. */
final class ArchiveTable {
  private ArchiveTable() {}

  static String text(ArchiveResult archive) {
    TextTable table = new TextTable();
    for (Part part : archive.parts()) {
      String where =
          switch (part.treatment()) {
            case MERGED -> "merged";
            case LIB -> "in lib/";
            case LEFT_OUT -> "left out";
          };
      table.row(where, part.artifact(), part.reason());
      part.leftOut().forEach(out -> table.row("  without", "  " + out.entry(), out.reason()));
    }
    return String.join("\n", table.lines()) + "\n";
  }
}
