package dev.pikku.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Threads for what waits more than it computes: virtual ones where the JVM has them. */
public final class Workers {
  /**
   * {@code Thread.startVirtualThread}, which JDK 21 and later have; looked up because everything
   * here compiles to Java 17. Only slow batches load this class.
   */
  private static final @Nullable MethodHandle START_VIRTUAL = startVirtual();

  private Workers() {}

  private static @Nullable MethodHandle startVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (NoSuchMethodException | IllegalAccessException java17) {
      return null;
    }
  }

  /** Starts so many threads that all do the same. */
  public static Thread[] start(Runnable work, int count) {
    Thread[] threads = new Thread[Math.max(0, count)];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = start(work);
    }
    return threads;
  }

  private static Thread start(Runnable work) {
    if (START_VIRTUAL != null) {
      try {
        return (Thread) START_VIRTUAL.invokeExact(work);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return Batch.startPlatform(work);
  }

  static void interrupt(Thread[] threads) {
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
