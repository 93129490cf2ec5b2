package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.ParameterModel;

/** What a parameter of generated calls is filled with. */
public sealed interface Argument {

  /** A service of the door. */
  record OfService(Service service) implements Argument {}

  /** Something of the call: its wire, session or input. */
  record OfCall(ParameterModel parameter) implements Argument {}
}
