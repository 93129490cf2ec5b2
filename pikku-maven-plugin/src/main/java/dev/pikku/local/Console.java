package dev.pikku.local;

/** Where people read what happens. */
public interface Console {

  /**
   * A line.
   *
   * @param who says it: a function, a queue, the clock
   */
  void say(String who, String line);
}
