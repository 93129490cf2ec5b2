package dev.pikku.generator.emit.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.GeneratedFile.Root;
import dev.pikku.generator.emit.JsonText;
import dev.pikku.generator.emit.door.EmittedDoor;
import dev.pikku.generator.emit.door.Guards;
import dev.pikku.generator.filter.Filtered;
import dev.pikku.generator.filter.LeftOut;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Emits {@code manifest.json}: what is in a backend, what is out and why, and what it uses. */
public final class ManifestEmitter {
  private ManifestEmitter() {}

  public static GeneratedFile emit(
      BackendConfig config, Filtered filtered, List<EmittedDoor> doors) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("name", config.name());
    manifest.put("package", config.packageName());
    ArrayNode kept = manifest.putArray("wirings");
    for (FunctionModel function : filtered.kept().functions()) {
      for (WiringModel wiring : function.wirings()) {
        ObjectNode node = kept.addObject();
        describe(node, function, wiring);
        describe(node, Guards.of(filtered.kept(), function, wiring));
      }
    }
    ArrayNode out = manifest.putArray("leftOut");
    filtered.leftOut().forEach(wiring -> describe(out.addObject(), wiring));
    ObjectNode functions = manifest.putObject("lambdaFunctions");
    for (EmittedDoor door : doors) {
      describe(functions.putObject(door.kind().name().toLowerCase(Locale.ROOT)), door);
    }
    return new GeneratedFile(Root.REPORTS, "manifest.json", JsonText.pretty(manifest));
  }

  private static void describe(ObjectNode node, FunctionModel function, WiringModel wiring) {
    node.put("type", wiring.wiringType());
    node.put("wiring", wiring.label());
    node.put("function", function.name());
    node.put("place", wiring.place().toString());
    strings(node.putArray("tags"), wiring.tags());
    if (wiring.hasCaller()) {
      node.put("auth", wiring.needsSession() ? "session" : "public");
      strings(node.putArray("scopes"), function.scopes());
    }
  }

  /** Levels of permissions are and-ed, their branches or-ed, and what a branch has is and-ed. */
  private static void describe(ObjectNode node, Guards guards) {
    ArrayNode levels = node.putArray("permissions");
    for (List<List<TypeRef.ClassType>> level : guards.permissions()) {
      ArrayNode branches = levels.addArray();
      level.forEach(branch -> strings(branches.addArray(), names(branch)));
    }
    strings(node.putArray("middleware"), names(guards.middleware()));
  }

  private static List<String> names(List<TypeRef.ClassType> types) {
    return types.stream().map(TypeRef.ClassType::name).toList();
  }

  private static void describe(ObjectNode node, LeftOut wiring) {
    node.put("type", wiring.type());
    node.put("wiring", wiring.label());
    node.put("function", wiring.function());
    node.put("place", wiring.place().toString());
    node.put("reason", wiring.reason());
  }

  private static void describe(ObjectNode node, EmittedDoor door) {
    node.put("handler", door.handler());
    strings(node.putArray("services"), door.services());
    strings(node.putArray("sendsTo"), door.sends());
    if (!door.callsElsewhere().isEmpty()) {
      strings(node.putArray("calls"), door.callsElsewhere());
    }
    if (!door.publishes().isEmpty()) {
      strings(node.putArray("publishesTo"), door.publishes());
    }
    strings(node.putArray("secrets"), door.secrets());
  }

  private static void strings(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }
}
