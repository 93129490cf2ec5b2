package dev.pikku.generator.scan;

import dev.pikku.generator.model.DocModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a Javadoc comment apart: what stands before the block tags, and what some of them say. */
final class JavadocReader {
  private JavadocReader() {}

  static DocModel read(String comment) {
    if (comment.isBlank()) {
      return DocModel.NONE;
    }
    List<String> blocks = blocks(comment);
    SortedMap<String, String> members = new TreeMap<>();
    SortedMap<String, String> thrown = new TreeMap<>();
    String returns = "";
    for (String block : blocks.subList(1, blocks.size())) {
      String[] words = block.strip().split("\\s+", 3);
      String first = words.length > 1 ? words[1] : "";
      String rest = JavadocText.of(words.length > 2 ? words[2] : "");
      switch (words[0]) {
        case "@param" -> members.put(first, rest);
        case "@throws", "@exception" ->
            thrown.put(first.substring(first.lastIndexOf('.') + 1), rest);
        case "@return" -> returns = JavadocText.of(block.strip().substring("@return".length()));
        default -> {}
      }
    }
    members.values().removeIf(String::isEmpty);
    thrown.values().removeIf(String::isEmpty);
    return new DocModel(JavadocText.of(blocks.get(0)), members, returns, thrown);
  }

  /** The description, then each block tag with its text. */
  private static List<String> blocks(String comment) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    int depth = 0;
    for (String line : comment.split("\\R", -1)) {
      if (depth == 0 && line.stripLeading().startsWith("@")) {
        blocks.add(block.toString());
        block.setLength(0);
      }
      block.append(line).append('\n');
      for (int i = 0; i < line.length(); i++) {
        depth += line.charAt(i) == '{' ? 1 : line.charAt(i) == '}' && depth > 0 ? -1 : 0;
      }
    }
    blocks.add(block.toString());
    return blocks;
  }
}
