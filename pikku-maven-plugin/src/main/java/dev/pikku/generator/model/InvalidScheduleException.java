package dev.pikku.generator.model;

/** Says where and why the text of a schedule is wrong. */
public final class InvalidScheduleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int position;

  InvalidScheduleException(int position, String sentence) {
    super(sentence);
    this.position = position;
  }

  /** Characters before the mistake. */
  public int position() {
    return position;
  }

  /** What is wrong there, one sentence. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
