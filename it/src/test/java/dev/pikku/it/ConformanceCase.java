package dev.pikku.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One exchange of a table in {@code src/test/resources/conformance}, whose README says how they are
 * written.
 */
record ConformanceCase(
    String name,
    String only,
    Map<String, String> headers,
    List<String> without,
    String method,
    String target,
    String body,
    int status,
    String answer,
    Map<String, String> answerHeaders,
    Map<String, String> kept) {

  static List<ConformanceCase> read(Path table) throws IOException {
    List<ConformanceCase> cases = new ArrayList<>();
    for (String block : Files.readString(table).split("\n\n+", -1)) {
      List<String> lines =
          block.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        cases.add(of(lines));
      }
    }
    return cases;
  }

  private static ConformanceCase of(List<String> lines) {
    String only = "";
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> without = new ArrayList<>();
    Map<String, String> answerHeaders = new LinkedHashMap<>();
    Map<String, String> kept = new LinkedHashMap<>();
    String[] request = {};
    String[] answer = {};
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "deviates:" -> {}
        case "only" -> only = words[1];
        case "header" -> headers.put(words[1], words[2]);
        case "without" -> without.add(words[1]);
        case "answers" -> answerHeaders.put(words[1], words[2]);
        case "keep" -> kept.put(words[1], words[2]);
        default -> {
          if (request.length == 0) {
            request = words;
          } else if (answer.length == 0) {
            answer = line.split(" ", 2);
          } else {
            throw new IllegalArgumentException(lines.get(0) + ": what is \"" + line + "\"?");
          }
        }
      }
    }
    return new ConformanceCase(
        lines.get(0),
        only,
        headers,
        without,
        request[0],
        request[1],
        request.length > 2 ? request[2] : "",
        Integer.parseInt(answer[0]),
        answer.length > 1 ? answer[1] : "",
        answerHeaders,
        kept);
  }
}
