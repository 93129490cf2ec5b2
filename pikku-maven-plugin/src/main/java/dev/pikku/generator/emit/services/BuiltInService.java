package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.TypeRef;
import java.util.Arrays;
import java.util.Optional;

/** The services that are there although nobody provides them. */
public enum BuiltInService {
  LOGGER("dev.pikku.service", "Logger"),
  CLOCK("java.time", "Clock"),
  VARIABLES("dev.pikku.service", "Variables"),
  SECRETS("dev.pikku.service", "Secrets"),
  /** Only where pikku-aws-services is on the class path. */
  QUEUE_SERVICE("dev.pikku.service", "QueueService");

  private final String packageName;
  private final String simpleName;

  BuiltInService(String packageName, String simpleName) {
    this.packageName = packageName;
    this.simpleName = simpleName;
  }

  public TypeRef.ClassType type() {
    return new TypeRef.ClassType(packageName, simpleName);
  }

  static Optional<BuiltInService> of(ServiceKey key) {
    return key.name().isPresent()
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(service -> service.type().toString().equals(key.type()))
            .findFirst();
  }
}
