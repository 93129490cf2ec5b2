package dev.pikku.lambda.slf4j;

import dev.pikku.wire.Wire;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.MDCAdapter;

/**
 * SLF4J's mapped diagnostic context, one for each call: what a library leaves in it is gone with
 * the call, although the thread goes on to serve others. During a call, {@code traceId} is the
 * call's; who hands work to other threads takes it along with the other values.
 */
final class CallMdc implements MDCAdapter {
  private static final String TRACE_ID = "traceId";

  private static final ThreadLocal<@Nullable Values> CURRENT = new ThreadLocal<>();

  private static final class Values {
    final @Nullable String call;
    final Map<String, @Nullable String> texts = new LinkedHashMap<>();
    final Map<String, Deque<String>> stacks = new HashMap<>();

    Values(@Nullable String call) {
      this.call = call;
    }
  }

  /** Those of this call: the trace id's instance tells calls apart, as several may have one id. */
  @SuppressWarnings("ReferenceEquality")
  private Values values() {
    String call = Wire.currentTraceId();
    Values values = CURRENT.get();
    if (values == null || values.call != call) {
      values = new Values(call);
      CURRENT.set(values);
    }
    return values;
  }

  /** Adds what a line has of it; of a call's trace id, the line knows by itself. */
  void addTo(Map<String, Object> fields) {
    Values values = values();
    for (Map.Entry<String, @Nullable String> text : values.texts.entrySet()) {
      String value = text.getValue();
      if (value != null && (values.call == null || !text.getKey().equals(TRACE_ID))) {
        fields.put(NamedLogger.besideTheName(text.getKey()), value);
      }
    }
  }

  @Override
  public void put(String key, @Nullable String value) {
    if (key == null) {
      throw new IllegalArgumentException("A key of the MDC is a text");
    }
    values().texts.put(key, value);
  }

  @Override
  public @Nullable String get(String key) {
    Values values = values();
    return values.call != null && TRACE_ID.equals(key) ? values.call : values.texts.get(key);
  }

  @Override
  public void remove(String key) {
    values().texts.remove(key);
  }

  @Override
  public void clear() {
    CURRENT.remove();
  }

  @Override
  public Map<String, @Nullable String> getCopyOfContextMap() {
    Values values = values();
    Map<String, @Nullable String> copy = new HashMap<>(values.texts);
    if (values.call != null) {
      copy.put(TRACE_ID, values.call);
    }
    return copy;
  }

  @Override
  public void setContextMap(@Nullable Map<String, String> texts) {
    Map<String, @Nullable String> own = values().texts;
    own.clear();
    if (texts != null) {
      own.putAll(texts);
    }
  }

  @Override
  public void pushByKey(String key, String value) {
    Map<String, Deque<String>> stacks = values().stacks;
    Deque<String> stack = stacks.get(key);
    if (stack == null) {
      stack = new ArrayDeque<>();
      stacks.put(key, stack);
    }
    stack.push(value);
  }

  @Override
  public @Nullable String popByKey(String key) {
    Deque<String> stack = values().stacks.get(key);
    return stack == null ? null : stack.poll();
  }

  @Override
  public @Nullable Deque<String> getCopyOfDequeByKey(String key) {
    Deque<String> stack = values().stacks.get(key);
    return stack == null ? null : new ArrayDeque<>(stack);
  }

  @Override
  public void clearDequeByKey(String key) {
    values().stacks.remove(key);
  }
}
