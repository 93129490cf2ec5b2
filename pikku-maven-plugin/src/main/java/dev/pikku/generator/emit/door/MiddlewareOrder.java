package dev.pikku.generator.emit.door;

import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MiddlewareModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which middleware surrounds a wiring, outermost first: global, by route pattern, by
 * tag, of the wiring, of the class, of the function. A channel is wired as a whole, so that what
 * its class uses comes before what its methods are wired with. Global kinds are sorted by name, the
 * others stand as declared; what comes twice runs once, where it came first.
 */
final class MiddlewareOrder {
  private final List<MiddlewareModel> global;

  MiddlewareOrder(PikkuModel model) {
    global = model.middleware().stream().filter(MiddlewareModel::global).toList();
  }

  List<TypeRef.ClassType> of(FunctionModel function, WiringModel wiring) {
    List<TypeRef.ClassType> everywhere = new ArrayList<>();
    List<TypeRef.ClassType> byRoute = new ArrayList<>();
    List<TypeRef.ClassType> byTag = new ArrayList<>();
    for (MiddlewareModel middleware : global) {
      switch (Reach.of(middleware.routes(), middleware.tags(), wiring)) {
        case EVERYWHERE -> everywhere.add(middleware.type());
        case ROUTE -> byRoute.add(middleware.type());
        case TAG -> byTag.add(middleware.type());
        case NOT_HERE -> {}
      }
    }
    Set<TypeRef.ClassType> order = new LinkedHashSet<>(everywhere);
    order.addAll(byRoute);
    order.addAll(byTag);
    if (wiring instanceof WiringModel.Channel) {
      order.addAll(function.classMiddleware());
    }
    order.addAll(wiring.middleware());
    order.addAll(function.classMiddleware());
    order.addAll(function.functionMiddleware());
    return List.copyOf(order);
  }
}
