package dev.pikku.generator.emit.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up record declarations: nested, generic, of containers, enums, optionals and choices. */
final class RandomTypes {
  private static final List<String> SCALARS =
      List.of(
          "int",
          "long",
          "byte",
          "short",
          "boolean",
          "double",
          "float",
          "char",
          "String",
          "Integer",
          "Long",
          "Double",
          "Boolean",
          "BigDecimal",
          "BigInteger",
          "UUID",
          "Instant",
          "LocalDate",
          "Duration",
          "byte[]",
          "Color",
          "DayOfWeek",
          "LocalTime",
          "LocalDateTime",
          "OffsetDateTime",
          "ZonedDateTime",
          "Year",
          "YearMonth",
          "MonthDay",
          "Period",
          "URI");
  private static final List<String> BOXES =
      List.of("String", "Integer", "Long", "Boolean", "UUID", "LocalDate", "Color", "BigDecimal");
  private static final List<String> ARRAYS =
      List.of("int[]", "String[][]", "long[]", "boolean[]", "double[][]", "char[]", "Color[]");
  private static final List<String> KEYS = List.of("String", "Integer", "UUID", "Color", "Long");

  private final Random random;
  private final List<String> records = new ArrayList<>();

  RandomTypes(long seed) {
    random = new Random(seed);
  }

  /** Declarations R0, R1, …, and the record Uses that names them. */
  String source(int count) {
    StringBuilder source = new StringBuilder("enum Color { RED, GREEN, BLUE }\n");
    source
        .append("record Box<T>(T value, List<T> more) {}\n")
        .append("record Tree<T>(T value, List<Tree<T>> children) {}\n")
        .append("sealed interface Result<T, E> permits Ok, Failed, Both {}\n")
        .append("record Ok<T, E>(T value) implements Result<T, E> {}\n")
        .append("record Failed<E, T>(E error, Optional<T> last) implements Result<T, E> {}\n")
        .append("record Both<X>(X one, X other) implements Result<X, X> {}\n");
    StringBuilder uses = new StringBuilder();
    for (int i = 0; i < count; i++) {
      source.append("record R").append(i).append("(");
      int components = random.nextInt(7);
      for (int c = 0; c < components; c++) {
        source.append(c == 0 ? "" : ", ").append(component()).append(" c").append(c);
      }
      boolean recursive = random.nextInt(4) == 0;
      if (recursive) {
        source.append(components == 0 ? "" : ", ").append("@Nullable R").append(i).append(" self");
      }
      source.append(") implements Any {}\n");
      records.add("R" + i);
      uses.append(i == 0 ? "" : ", ").append("R").append(i).append(" r").append(i);
    }
    source
        .append("sealed interface Any permits ")
        .append(String.join(", ", records))
        .append(" {}\n")
        .append("record Uses(")
        .append(uses)
        .append(", List<Any> all, Map<String, Any> named, Box<Box<R0>> boxes) {}\n");
    return source.toString();
  }

  private String component() {
    return switch (random.nextInt(8)) {
      case 0 -> "@Nullable " + object();
      case 1 -> "Optional<" + object() + ">";
      case 2 -> random.nextBoolean() ? "OptionalInt" : "Patch<" + object() + ">";
      default -> type(2);
    };
  }

  private String type(int depth) {
    if (depth == 0) {
      return scalar();
    }
    return switch (random.nextInt(12)) {
      case 0 -> "List<" + argument(depth) + ">";
      case 1 -> "Set<" + box() + ">";
      case 2 -> "Map<" + KEYS.get(random.nextInt(KEYS.size())) + ", " + argument(depth) + ">";
      case 3 -> ARRAYS.get(random.nextInt(ARRAYS.size()));
      case 4 -> object();
      case 5 -> (random.nextBoolean() ? "Box<" : "Tree<") + argument(depth) + ">";
      case 6 -> "Result<" + argument(depth) + ", " + argument(depth) + ">";
      case 7 -> random.nextBoolean() ? "SortedSet<Integer>" : "SortedMap<Color, Long>";
      default -> scalar();
    };
  }

  private String argument(int depth) {
    String type = random.nextInt(3) == 0 ? type(depth - 1) : object();
    boolean primitive = Character.isLowerCase(type.charAt(0)) && !type.endsWith("[]");
    return primitive ? "Integer" : type;
  }

  private String object() {
    return records.isEmpty() || random.nextBoolean()
        ? box()
        : records.get(random.nextInt(records.size()));
  }

  private String box() {
    return BOXES.get(random.nextInt(BOXES.size()));
  }

  private String scalar() {
    return SCALARS.get(random.nextInt(SCALARS.size()));
  }
}
