package dev.pikku.generator.emit.codec;

import dev.pikku.Patch;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes values of the types that {@link RandomTypes} makes up. */
final class RandomValues {
  private static final String[] TEXTS = {
    "",
    "a",
    "milk",
    "\"quoted\"",
    "back\\slash",
    "line\nend",
    "ä€𝄞",
    "\u0000\u001f",
    "true",
    "null",
    " "
  };

  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  Object of(Type type, Map<String, Type> variables, int depth) {
    if (type instanceof TypeVariable<?> variable) {
      return of(variables.get(variable.getName()), variables, depth);
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic, variables, depth);
    }
    if (type instanceof GenericArrayType) {
      throw new AssertionError(type);
    }
    return plain((Class<?>) type, variables, depth);
  }

  private Object generic(ParameterizedType type, Map<String, Type> variables, int depth) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type first = type.getActualTypeArguments()[0];
    if (raw == Optional.class) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(of(first, variables, depth - 1));
    }
    if (raw == Patch.class) {
      return switch (random.nextInt(3)) {
        case 0 -> Patch.absent();
        case 1 -> Patch.ofNull();
        default -> Patch.of(of(first, variables, depth - 1));
      };
    }
    int size = depth <= 0 ? 0 : random.nextInt(4);
    if (Collection.class.isAssignableFrom(raw)) {
      Collection<Object> values =
          raw == List.class
              ? new ArrayList<>()
              : raw == SortedSet.class ? new TreeSet<>() : new LinkedHashSet<>();
      for (int i = 0; i < size; i++) {
        values.add(of(first, variables, depth - 1));
      }
      return values;
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<Object, Object> values = raw == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
      for (int i = 0; i < size; i++) {
        values.put(
            of(first, variables, depth - 1),
            of(type.getActualTypeArguments()[1], variables, depth - 1));
      }
      return values;
    }
    Map<String, Type> inner = new LinkedHashMap<>();
    for (int i = 0; i < raw.getTypeParameters().length; i++) {
      Type argument = type.getActualTypeArguments()[i];
      inner.put(
          raw.getTypeParameters()[i].getName(),
          argument instanceof TypeVariable<?> variable
              ? variables.get(variable.getName())
              : argument);
    }
    return raw.isSealed() ? variant(raw, inner, depth) : record(raw, inner, depth);
  }

  /** One of the records that a {@code Result<T, E>} is made of. */
  private Object variant(Class<?> sealed, Map<String, Type> variables, int depth) {
    Type one = variables.get("T");
    boolean alike = one.equals(variables.get("E"));
    Class<?>[] permitted = sealed.getPermittedSubclasses();
    Class<?> chosen = permitted[random.nextInt(alike ? 3 : 2)];
    return record(chosen, alike ? Map.of("T", one, "E", one, "X", one) : variables, depth);
  }

  private Object plain(Class<?> type, Map<String, Type> variables, int depth) {
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (type.isRecord()) {
      return record(type, variables, depth);
    } else if (type == byte[].class) {
      byte[] bytes = new byte[random.nextInt(9)];
      random.nextBytes(bytes);
      return bytes;
    } else if (type.isArray()) {
      int size = random.nextInt(12);
      Object array = Array.newInstance(type.getComponentType(), size);
      for (int i = 0; i < size; i++) {
        Array.set(array, i, of(type.getComponentType(), variables, depth - 1));
      }
      return array;
    } else if (type.isSealed()) {
      Class<?>[] permitted = type.getPermittedSubclasses();
      return record(permitted[random.nextInt(permitted.length)], variables, depth);
    }
    return scalar(type);
  }

  private Object scalar(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "int", "Integer" -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
      case "long", "Long" -> whole(Long.MIN_VALUE, Long.MAX_VALUE);
      case "byte", "Byte" -> (byte) random.nextInt();
      case "short", "Short" -> (short) random.nextInt();
      case "boolean", "Boolean" -> random.nextBoolean();
      case "double", "Double" -> finite(Double.longBitsToDouble(random.nextLong()));
      case "float", "Float" -> (float) random.nextGaussian() * 1e10f;
      case "char", "Character" -> TEXTS[1 + random.nextInt(4)].charAt(0);
      case "String" -> TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(50);
      case "BigDecimal" ->
          new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(40) - 20);
      case "BigInteger" -> new BigInteger(200, random).negate();
      case "UUID" -> new UUID(random.nextLong(), random.nextLong());
      case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(100_000));
      case "Duration" -> Duration.ofMillis(random.nextInt());
      case "DayOfWeek" -> DayOfWeek.of(1 + random.nextInt(7));
      case "LocalTime" -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
      case "LocalDateTime" ->
          LocalDateTime.ofEpochSecond(
              random.nextInt(), random.nextInt(1_000_000_000), ZoneOffset.UTC);
      case "OffsetDateTime" ->
          OffsetDateTime.ofInstant(
              Instant.ofEpochSecond(random.nextInt()),
              ZoneOffset.ofTotalSeconds(random.nextInt(64_000) - 32_000));
      case "ZonedDateTime" ->
          ZonedDateTime.ofInstant(
              Instant.ofEpochSecond(random.nextInt()), ZoneId.of("Asia/Kathmandu"));
      case "Year" -> Year.of(random.nextInt(20_000) - 10_000);
      case "YearMonth" -> YearMonth.of(random.nextInt(20_000) - 10_000, 1 + random.nextInt(12));
      case "MonthDay" -> MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28));
      case "Period" -> Period.of(random.nextInt(9) - 4, random.nextInt(99), -random.nextInt(9));
      case "URI" -> URI.create("https://example.com/" + random.nextInt());
      case "Object" -> TEXTS[random.nextInt(TEXTS.length)];
      case "OptionalInt" ->
          random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
      default -> throw new AssertionError(type);
    };
  }

  private Long whole(long min, long max) {
    return switch (random.nextInt(5)) {
      case 0 -> min;
      case 1 -> max;
      default -> (long) random.nextInt(2000) - 1000;
    };
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0.1;
  }

  private Object record(Class<?> type, Map<String, Type> variables, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] =
          nullable && (depth <= 0 || random.nextInt(3) == 0)
              ? null
              : of(components[i].getGenericType(), variables, depth - 1);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
