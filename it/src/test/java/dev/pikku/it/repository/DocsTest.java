package dev.pikku.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the docs show is what compiles, and what they point at exists. */
class DocsTest {
  private static final Pattern CUT =
      Pattern.compile("<!-- cut from (\\S+) -->\\n```\\w*\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @TestFactory
  Stream<DynamicTest> showsWhatCompiles() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher cut = CUT.matcher(Repository.text(page));
      while (cut.find()) {
        String source = cut.group(1);
        String shown = cut.group(2);
        tests.add(
            DynamicTest.dynamicTest(
                name(page) + " shows " + source,
                () -> {
                  String whole = flat(Repository.text(Repository.ROOT.resolve(source)));
                  for (String paragraph : shown.split("\n\n", -1)) {
                    assertThat(whole).contains(flat(paragraph));
                  }
                }));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> pointsAtPagesThatExist() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Repository.text(page));
      while (link.find()) {
        String target = link.group(1);
        tests.add(
            DynamicTest.dynamicTest(
                name(page) + " → " + target,
                () -> assertThat(page.resolveSibling(target)).matches(Files::exists)));
      }
    }
    return tests.stream();
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(Repository.files(Repository.ROOT.resolve("docs"), ".md"));
    pages.add(Repository.ROOT.resolve("README.md"));
    pages.add(Repository.ROOT.resolve("CONTRIBUTING.md"));
    return pages;
  }

  private static String name(Path page) {
    return Repository.ROOT.relativize(page).toString();
  }

  /** Lines without their indentation. */
  private static String flat(String text) {
    return text.strip().replaceAll("\\s*\\n\\s*", "\n");
  }
}
