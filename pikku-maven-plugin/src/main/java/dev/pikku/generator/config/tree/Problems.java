package dev.pikku.generator.config.tree;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;

/** Reports what is wrong with a config; for an extended one, by whom it is extended. */
public record Problems(Diagnostics diagnostics) {

  public void error(Code code, ConfigSource source, String fact, String remedy) {
    String by = source.origin().extendedBy();
    String told = by.isEmpty() ? remedy : remedy + " It is extended by " + by + ".";
    diagnostics.error(code, source.place(), fact, told.strip());
  }
}
