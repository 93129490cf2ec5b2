package dev.pikku.aws;

import java.io.IOException;
import java.util.List;

/** Where secrets are kept. */
interface SecretStore {

  /** What messages call it. */
  String title();

  /**
   * Reads secrets, in as few requests as there can be.
   *
   * @throws IOException if it was not reached
   */
  void read(List<String> names, Found found) throws IOException;

  /** Takes what was found. */
  interface Found {
    void value(String name, String value);

    /**
     * Takes the name of one that was not.
     *
     * @param why the service's code, and nothing that may be secret
     */
    void refusal(String name, String why);
  }
}
