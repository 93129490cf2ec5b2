package dev.pikku.run;

/** Closes a door when the process ends. */
final class Closing extends Thread {
  private final Door door;

  private Closing(Door door) {
    this.door = door;
  }

  static void atShutdown(Door door) {
    Runtime.getRuntime().addShutdownHook(new Closing(door));
  }

  @Override
  public void run() {
    door.close();
  }
}
