package acme;

import dev.pikku.SingletonServices;

/** What functions need. */
@SingletonServices
public final class Services {
  private Services() {}

  public static NoteStore notes() {
    return new NoteStore();
  }
}
