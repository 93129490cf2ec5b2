package dev.pikku.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a conversation in {@code src/test/resources/conformance}, whose README says how they
 * are written.
 *
 * @param answer what Lambda answers; empty for nothing
 */
record ChannelCase(
    String name, String client, Step step, String text, String answer, List<Receipt> receipts) {

  /** What a client does. */
  enum Step {
    CONNECTS,
    SENDS,
    LEAVES
  }

  /** What reaches a client through {@code @connections}. */
  record Receipt(String client, String text) {}

  static List<ChannelCase> read(Path table) throws IOException {
    List<ChannelCase> cases = new ArrayList<>();
    for (String block : Files.readString(table).split("\n\n+", -1)) {
      List<String> lines =
          block
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .filter(line -> !line.startsWith("deviates:"))
              .toList();
      if (!lines.isEmpty()) {
        cases.add(of(lines));
      }
    }
    return cases;
  }

  private static ChannelCase of(List<String> lines) {
    String[] step = lines.get(1).split(" ", 3);
    String answer = "";
    List<Receipt> receipts = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "receives" -> receipts.add(new Receipt(words[1], words[2]));
        case "answers" -> answer = line.substring("answers ".length());
        default -> throw new IllegalArgumentException(lines.get(0) + ": what is \"" + line + "\"?");
      }
    }
    return new ChannelCase(
        lines.get(0),
        step[0],
        switch (step[1]) {
          case "connects" -> Step.CONNECTS;
          case "sends" -> Step.SENDS;
          case "leaves" -> Step.LEAVES;
          default -> throw new IllegalArgumentException("What is \"" + lines.get(1) + "\"?");
        },
        step.length > 2 ? step[2] : "",
        answer,
        receipts);
  }
}
