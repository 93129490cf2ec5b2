package dev.pikku.generator.emit.services;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Refuses interfaces that stand for no function, or for one that takes or returns another type. */
public final class RpcTypes {
  private RpcTypes() {}

  /**
   * Compares each interface with its function.
   *
   * @param model everything that was found, so that functions of other backends count, too
   */
  public static void check(PikkuModel model, Diagnostics diagnostics) {
    SortedMap<String, FunctionModel> functions = new TreeMap<>();
    for (FunctionModel function : model.functions()) {
      function.wirings().stream()
          .filter(WiringModel.Rpc.class::isInstance)
          .forEach(wiring -> functions.putIfAbsent(wiring.label(), function));
    }
    for (RemoteModel remote : model.remotes().values()) {
      FunctionModel function = functions.get(remote.function());
      if (function != null) {
        compare(remote, function, diagnostics);
      } else if (!remote.function().isEmpty()) {
        diagnostics.error(
            Code.UNKNOWN_RPC,
            remote.place(),
            remote.type().simpleName()
                + " stands for the remote function \""
                + remote.function()
                + "\", which does not exist.",
            Spelling.remedy(
                remote.function(),
                functions.keySet(),
                functions.isEmpty()
                    ? "Put @WireRpc(name = \"" + remote.function() + "\") on a function."
                    : "There are: " + String.join(", ", functions.keySet()) + "."));
      }
    }
  }

  private static void compare(RemoteModel remote, FunctionModel function, Diagnostics diagnostics) {
    Optional<TypeRef> taken =
        function.method().parameters().stream()
            .filter(parameter -> parameter.kind() == Kind.INPUT)
            .map(ParameterModel::type)
            .findFirst();
    Optional<TypeRef> sent = remote.input().map(TypeUse::type);
    if (!sent.map(TypeRef::boxed).equals(taken.map(TypeRef::boxed))) {
      mismatch(remote, function, "sends", sent, "takes", taken, diagnostics);
    }
    TypeRef expected = remote.returns().type().boxed();
    TypeRef returned = function.method().returns().type().boxed();
    if (!expected.equals(returned)) {
      mismatch(
          remote,
          function,
          "expects",
          Optional.of(remote.returns().type()),
          "returns",
          Optional.of(function.method().returns().type()),
          diagnostics);
    }
  }

  private static void mismatch(
      RemoteModel remote,
      FunctionModel function,
      String does,
      Optional<TypeRef> here,
      String doesThere,
      Optional<TypeRef> there,
      Diagnostics diagnostics) {
    diagnostics.error(
        Code.RPC_TYPE_MISMATCH,
        remote.place(),
        remote.type().simpleName()
            + " "
            + does
            + " "
            + shown(here)
            + ", but the remote function \""
            + remote.function()
            + "\", "
            + function.name()
            + " ("
            + function.method().place()
            + "), "
            + doesThere
            + " "
            + shown(there)
            + ".",
        "Let both have the same type.");
  }

  private static String shown(Optional<TypeRef> type) {
    return type.map(String::valueOf).filter(text -> !text.equals("void")).orElse("nothing");
  }
}
