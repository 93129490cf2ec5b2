package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.wire.QueueJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static GeneratedBackend backend;
  private static HttpDoor door;

  @BeforeAll
  static void generate(@TempDir Path directory) {
    backend =
        new GeneratedBackend(directory)
            .with(
                "U",
                """
                public final class U {
                  static final List<String> LOG = new ArrayList<>();
                  private U() {}
                  public static List<String> log() { return LOG; }
                  public record Album(
                      String title, @NotEmpty @Size(max = 5) UploadedFile cover,
                      @Size(max = 2) List<@Size(max = 5) UploadedFile> photos,
                      Optional<UploadedFile> note, @Nullable UploadedFile text,
                      UploadedFile[] more, List<byte[]> raw, Patch<UploadedFile> patch) {}

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/albums", auth = Auth.PUBLIC)
                  @WireQueueWorker(name = "albums")
                  public static String create(
                      Album input, @QueueName("albums") Queue<Album> albums,
                      Optional<HttpWire> http) throws java.io.IOException {
                    if (http.isPresent()) {
                      albums.send(input);
                    }
                    StringBuilder told = new StringBuilder(input.title());
                    tell(told, input.cover());
                    for (UploadedFile photo : input.photos()) { tell(told, photo); }
                    input.note().ifPresent(note -> tell(told, note));
                    for (UploadedFile more : input.more()) { tell(told, more); }
                    if (input.text() != null) { tell(told, input.text()); }
                    for (byte[] raw : input.raw()) { told.append(" raw").append(raw.length); }
                    told.append(input.patch().isAbsent() ? "" : " patch");
                    LOG.add(told.toString());
                    return told.toString();
                  }

                  private static void tell(StringBuilder told, UploadedFile file) {
                    told.append(' ').append(file.fileName()).append('|').append(file.contentType());
                    told.append('|').append(new String(file.bytes()));
                  }
                }
                """)
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  private Services() {}
                  public static QueueService queues() {
                    return (queue, body, options) -> { U.LOG.add(body); return "1"; };
                  }
                }
                """);
    door = backend.http();
  }

  @Test
  void bindsFilesToEveryKindOfComponent() {
    assertThat(
            send(
                text("title", "Rome"),
                file("cover", "../c.png\"; type=\"x", "image/png", "abc"),
                file("photos", "1.png", "image/png", "1"),
                file("photos", "2.png", "image/png", "2"),
                file("note", "n.txt", "text/plain", ""),
                file("more", "m", "a/b", "m"),
                file("raw", "r", "a/b", "four"),
                file("patch", "p", "a/b", "p")))
        .isEqualTo(
            "200 \"Rome c.png|image/png|abc 1.png|image/png|1 2.png|image/png|2"
                + " n.txt|text/plain| m|a/b|m raw4 patch\"");
  }

  @Test
  void leavesOutFilesThatWereNotChosen() {
    String none = file("note", "", "application/octet-stream", "");

    assertThat(send(text("title", "Rome"), file("cover", "c", "a/b", "abc"), none))
        .isEqualTo("200 \"Rome c|a/b|abc\"");
    assertThat(send(text("title", "Rome"), none.replace("note", "cover")))
        .startsWith("422 ")
        .contains("[{\"path\":\"cover\",\"message\":\"is required\"}]");
  }

  @Test
  void checksSizesByTheByteAndListsByTheFile() {
    assertThat(
            send(
                text("title", "Rome"),
                file("cover", "c", "a/b", ""),
                file("photos", "1", "a/b", "123456"),
                file("photos", "2", "a/b", ""),
                file("photos", "3", "a/b", "")))
        .startsWith("422 ")
        .contains("{\"path\":\"cover\",\"message\":\"must not be empty\"}")
        .contains("{\"path\":\"photos[0]\",\"message\":\"size must be between 0 and 5\"}")
        .contains("{\"path\":\"photos\",\"message\":\"size must be between 0 and 2\"}");
  }

  @Test
  void refusesTextForFilesFilesForTextAndOneFileTwice() {
    String cover = file("cover", "c", "a/b", "abc");

    assertThat(send(text("title", "Rome"), text("cover", "abc")))
        .startsWith("422 ")
        .contains("{\"path\":\"cover\",\"message\":\"cannot be given as text\"}");
    assertThat(send(text("title", "Rome"), cover, text("photos", "abc")))
        .startsWith("422 ")
        .contains("{\"path\":\"photos\",\"message\":\"cannot be given as text\"}");
    assertThat(send(file("title", "t", "a/b", "Rome"), cover))
        .startsWith("422 ")
        .contains("{\"path\":\"title\",\"message\":\"takes no file\"}");
    assertThat(send(text("title", "Rome"), cover, cover))
        .startsWith("422 ")
        .contains("[{\"path\":\"cover\",\"message\":\"is given more than once\"}]");
  }

  @Test
  void readsFromAQueueWhatItSentThere() {
    send(text("title", "Oslo"), file("cover", "c", "a/b", "abc"), file("photos", "1", "a/b", "1"));
    String sent =
        ((List<?>) backend.call("U", "log"))
            .stream()
                .map(String::valueOf)
                .filter(body -> body.startsWith("{") && body.contains("Oslo"))
                .findFirst()
                .orElseThrow();

    assertThat(sent)
        .contains("\"cover\":{\"fileName\":\"c\",\"contentType\":\"a/b\",\"content\":\"YWJj\"}");
    assertThat(backend.queue().work(List.of(job(sent)))).containsExactly(false);
    assertThat(((List<?>) backend.call("U", "log")).stream().map(String::valueOf))
        .filteredOn(line -> line.equals("Oslo c|a/b|abc 1|a/b|1"))
        .hasSize(2);
  }

  @Test
  void takesAFileInAJsonBody() {
    String body = "{\"title\":\"Rome\",\"photos\":[],\"more\":[],\"raw\":[],\"cover\":%s}";

    assertThat(
            Request.of("POST /albums")
                .json(body.formatted("{\"fileName\":\"a/c\",\"content\":\"YWJj\"}"))
                .to(door))
        .isEqualTo("200 \"Rome c|application/octet-stream|abc\"");
    assertThat(Request.of("POST /albums").json(body.formatted("\"YWJj\"")).to(door))
        .startsWith("422 ")
        .contains("{\"path\":\"cover\",\"message\":\"must be an object\"}");
    assertThat(Request.of("POST /albums").json(body.formatted("{\"content\":\"?\"}")).to(door))
        .startsWith("422 ")
        .contains("{\"path\":\"cover.content\",\"message\":\"must be base64 text\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Header UploadedFile file",
        "@Cookie UploadedFile file",
        "@Default(\"x\") UploadedFile file",
        "@Csv List<UploadedFile> file",
      })
  void refusesFilesWhereOnlyTextComesFrom(String component, @TempDir Path directory) {
    var problem = input(component, directory).problem(Code.UNSUPPORTED_ANNOTATION);

    assertThat(problem.fact()).contains("\"F.Input.file\"");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Map<UploadedFile, String> files", "SortedSet<UploadedFile> files"})
  void refusesFilesThatWouldNeedAnOrderOrAText(String component, @TempDir Path directory) {
    assertThat(input(component, directory).problem(Code.UNSUPPORTED_TYPE).place().line())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@Min(1) UploadedFile file", "@NotBlank UploadedFile file"})
  void refusesConstraintsThatAFileHasNoUseFor(String component, @TempDir Path directory) {
    assertThat(input(component, directory).problem(Code.UNSUPPORTED_CONSTRAINT).fact())
        .contains("does not apply to \"dev.pikku.http.UploadedFile\"");
  }

  private static GeneratedBackend input(String component, Path directory) {
    return new GeneratedBackend(directory)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              public record Input(%s) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/", auth = Auth.PUBLIC)
              public static void f(Input input) {}
            }
            """
                .formatted(component));
  }

  private static String send(String... parts) {
    return Request.of("POST /albums").multipart(parts).to(door);
  }

  private static String text(String name, String text) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text;
  }

  private static String file(String name, String fileName, String type, String content) {
    return "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s"
        .formatted(name, fileName, type, content);
  }

  private static QueueJob job(String body) {
    return new QueueJob(
        "albums",
        "1",
        1,
        null,
        0,
        body.getBytes(StandardCharsets.UTF_8),
        "trace",
        System.currentTimeMillis() + 10_000);
  }
}
