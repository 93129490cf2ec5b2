package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.pikku.generator.model.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A type of the JDK whose value is one JSON string, number or boolean; or an uploaded file.
 *
 * @param name as {@link TypeRef#toString()} has it
 * @param kind what constraints see in it
 * @param json reads it from the reader {@code $v:L}
 * @param text converts the text {@code $v:L} to it
 * @param write what a writer's {@code value} takes, made of {@code $v:L}
 * @param equal whether {@code $v:L} equals {@code $w:L}
 */
public record ScalarType(
    String name,
    Kind kind,
    boolean primitive,
    String json,
    String text,
    String write,
    String equal) {

  /** What constraints and schemas tell apart. */
  public enum Kind {
    BOOLEAN,
    CHARACTER,
    WHOLE,
    REAL,
    BIG_DECIMAL,
    BIG_INTEGER,
    TEXT,
    BYTES,
    TIME,
    FILE,
    OTHER
  }

  private static final String SAME_OBJECT = "$objects:T.equals($v:L, $w:L)";
  private static final List<String> TIMES =
      List.of(
          "DayOfWeek",
          "Duration",
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "Month",
          "MonthDay",
          "OffsetDateTime",
          "OffsetTime",
          "Period",
          "Year",
          "YearMonth",
          "ZoneId",
          "ZoneOffset",
          "ZonedDateTime");
  private static final List<String> TIMES_OF_DAY =
      List.of("LocalDateTime", "LocalTime", "OffsetDateTime", "OffsetTime", "ZonedDateTime");
  private static final Map<String, Object> TYPES =
      Map.of(
          "texts", ClassName.get("dev.pikku.json", "TextValues"),
          "times", ClassName.get("dev.pikku.json", "TimeValues"),
          "timeText", ClassName.get("dev.pikku.json", "TimeText"),
          "arrays", ClassName.get(Arrays.class),
          "files", ClassName.get("dev.pikku.http", "FileValues"),
          "objects", ClassName.get(Objects.class));
  private static final Map<String, ScalarType> ALL = all();

  static Optional<ScalarType> of(TypeRef type) {
    return Optional.ofNullable(ALL.get(type.toString()));
  }

  CodeBlock json(CodeBlock reader) {
    return fill(json, reader, reader);
  }

  CodeBlock text(CodeBlock text) {
    return fill(text(), text, text);
  }

  CodeBlock write(CodeBlock value) {
    return fill(write, value, value);
  }

  CodeBlock equal(CodeBlock one, CodeBlock other) {
    return fill(equal, one, other);
  }

  private static CodeBlock fill(String template, CodeBlock one, CodeBlock other) {
    Map<String, Object> arguments = new TreeMap<>(TYPES);
    arguments.put("v", one);
    arguments.put("w", other);
    return CodeBlock.builder().addNamed(template, arguments).build();
  }

  private static Map<String, ScalarType> all() {
    Map<String, ScalarType> all = new TreeMap<>();
    integer(all, "byte", "Byte");
    integer(all, "short", "Short");
    integer(all, "int", "Integer");
    String longs = "longInteger($v:L)";
    both(all, "long", "Long", Kind.WHOLE, "$v:L.longInteger()", "$texts:T." + longs, "$v:L");
    both(all, "float", "Float", Kind.REAL, "$texts:T.real($v:L)", "$texts:T.real($v:L)", "$v:L");
    both(all, "double", "Double", Kind.REAL, "$v:L.decimal()", "$texts:T.decimal($v:L)", "$v:L");
    both(all, "boolean", "Boolean", Kind.BOOLEAN, "$v:L.bool()", "$texts:T.bool($v:L)", "$v:L");
    String character = "$texts:T.character($v:L)";
    both(all, "char", "Character", Kind.CHARACTER, character, character, "String.valueOf($v:L)");
    object(all, "java.lang.String", Kind.TEXT, "$v:L.string()", "$v:L", "$v:L");
    object(
        all,
        "java.math.BigDecimal",
        Kind.BIG_DECIMAL,
        "$v:L.bigDecimal()",
        "$texts:T.bigDecimal($v:L)",
        "$v:L");
    object(
        all,
        "java.math.BigInteger",
        Kind.BIG_INTEGER,
        "$v:L.bigInteger()",
        "$texts:T.bigInteger($v:L)",
        "$v:L");
    add(
        all,
        new ScalarType(
            "byte[]",
            Kind.BYTES,
            false,
            "$v:L.base64()",
            "$texts:T.base64($v:L)",
            "$v:L",
            "$arrays:T.equals($v:L, $w:L)"));
    // forms give it as a file, never as text
    object(all, "dev.pikku.http.UploadedFile", Kind.FILE, "$files:T.read($v:L)", "$v:L", "$v:L");
    String uuid = "$texts:T.uuid($v:L)";
    object(all, "java.util.UUID", Kind.OTHER, uuid, uuid, "$v:L.toString()");
    String uri = "$texts:T.uri($v:L)";
    object(all, "java.net.URI", Kind.OTHER, uri, uri, "$v:L.toString()");
    for (String time : TIMES) {
      String method = Character.toLowerCase(time.charAt(0)) + time.substring(1);
      String read = "$times:T." + method + "($v:L)";
      String write =
          TIMES_OF_DAY.contains(time) ? "$timeText:T.withSeconds($v:L)" : "$v:L.toString()";
      object(all, "java.time." + time, Kind.TIME, read, read, write);
    }
    return all;
  }

  private static void integer(Map<String, ScalarType> all, String primitive, String box) {
    String cast = primitive.equals("int") ? "" : "(" + primitive + ") ";
    String range = box + ".MIN_VALUE, " + box + ".MAX_VALUE)";
    String json = cast + "$v:L.integer(" + range;
    String text = cast + "$texts:T.integer($v:L, " + range;
    both(all, primitive, box, Kind.WHOLE, json, text, "$v:L");
  }

  private static void both(
      Map<String, ScalarType> all,
      String primitive,
      String box,
      Kind kind,
      String json,
      String text,
      String write) {
    String equal = kind == Kind.REAL ? box + ".compare($v:L, $w:L) == 0" : "$v:L == $w:L";
    add(all, new ScalarType(primitive, kind, true, json, text, write, equal));
    object(all, "java.lang." + box, kind, json, text, write);
  }

  private static void object(
      Map<String, ScalarType> all, String name, Kind kind, String json, String text, String write) {
    add(all, new ScalarType(name, kind, false, json, text, write, SAME_OBJECT));
  }

  private static void add(Map<String, ScalarType> all, ScalarType type) {
    all.put(type.name(), type);
  }
}
