package dev.pikku.generator.emit.door;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.model.ParameterModel;

/** What differs between the doors: where input comes from and where results go. */
sealed interface Transport
    permits HttpTransport, ChannelTransport, QueueTransport, SchedulerTransport, RpcTransport {

  DoorKind kind();

  /** Adds what the door's class has beside services and calls, such as its router. */
  void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door);

  /** Adds what this needs in a part of the door. */
  default void members(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {}

  /**
   * Adds statements that declare {@code input}.
   *
   * @param self what stands before members of the door
   */
  void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code);

  /**
   * Adds statements that call the function and answer with what it returns.
   *
   * @param function the expression that calls it
   * @param self what stands before members of the door
   */
  void result(Call call, CodeBlock function, String self, CodeBlock.Builder code);
}
