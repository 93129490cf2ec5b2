package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import dev.pikku.generator.model.WiringModel;

/** The transports that functions are reached through: each that has wirings gets a door. */
public enum DoorKind {
  HTTP("Http", "Http", "dev.pikku.http", "HttpWire"),
  CHANNEL("Channel", "WebSocket", "dev.pikku.channel", "ChannelWire"),
  QUEUE("Queue", "Queue", "dev.pikku.run", "QueueJob"),
  SCHEDULER("Scheduler", "Scheduler", "dev.pikku.run", "ScheduledTask"),
  RPC("Rpc", "Rpc", "dev.pikku.rpc", "RpcWire");

  /** The second HTTP handler of backends that have CORS. */
  static final String CORSLESS_HANDLER = "CorslessHttpHandler";

  /** What its Lambda function is called, where it has one. */
  public static final String CORSLESS_FUNCTION = "corsless";

  private final String prefix;
  private final String lambdaPrefix;
  private final String doorPackage;
  private final String wire;

  /**
   * @param lambdaPrefix what begins the names of its handlers, which speak of AWS
   */
  DoorKind(String prefix, String lambdaPrefix, String doorPackage, String wire) {
    this.prefix = prefix;
    this.lambdaPrefix = lambdaPrefix;
    this.doorPackage = doorPackage;
    this.wire = wire;
  }

  static DoorKind of(WiringModel wiring) {
    if (wiring instanceof WiringModel.Http) {
      return HTTP;
    }
    if (wiring instanceof WiringModel.Channel) {
      return CHANNEL;
    }
    if (wiring instanceof WiringModel.Rpc) {
      return RPC;
    }
    return wiring instanceof WiringModel.QueueWorker ? QUEUE : SCHEDULER;
  }

  /** What its Lambda function is called: {@code http}, {@code channel}, … */
  public String functionName() {
    return lower(prefix);
  }

  /** The simple name of the class that AWS instantiates: {@code HttpHandler}. */
  public String handler() {
    return lambdaPrefix + "Handler";
  }

  /** The simple name of the class that does the work: {@code HttpBootstrap}. */
  public String bootstrap() {
    return prefix + "Bootstrap";
  }

  /** Whether callers are told of errors. */
  boolean hasCallers() {
    return this == HTTP || this == CHANNEL || this == RPC;
  }

  /** The simple name of the class that has remote functions on the services of this door. */
  String localCalls() {
    return prefix + "LocalCalls";
  }

  ClassName door() {
    return ClassName.get(doorPackage, prefix + "Door");
  }

  ClassName lambda() {
    return ClassName.get("dev.pikku.lambda", lambdaPrefix + "Lambda");
  }

  ClassName wire() {
    return ClassName.get("dev.pikku.wire", wire);
  }

  private static String lower(String prefix) {
    return Character.toLowerCase(prefix.charAt(0)) + prefix.substring(1);
  }
}
