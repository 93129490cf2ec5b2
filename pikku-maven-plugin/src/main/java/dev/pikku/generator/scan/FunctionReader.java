package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ChannelModel;
import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ThrownModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads functions, and reports methods that cannot be one. */
final class FunctionReader {
  private static final Mark UNSAID = new Mark("dev.pikku.PikkuFunc", new TreeMap<>());

  private final Round round;
  private final ParameterReader parameters;
  private final BuiltClasses classes;
  private final GuardReader guards;
  private final WiringReader wirings;
  private final ChannelReader channels;
  private final FunctionRules rules;
  private final IdleGuards idle;
  private final OnceReader once;
  private final List<FunctionModel> functions = new ArrayList<>();
  private final SortedMap<String, DocModel> docs = new TreeMap<>();
  private final Set<TypeElement> owners = new HashSet<>();

  FunctionReader(
      Round round, ParameterReader parameters, BuiltClasses classes, GuardReader guards) {
    this.round = round;
    this.parameters = parameters;
    this.classes = classes;
    this.guards = guards;
    wirings = new WiringReader(round, guards);
    channels = new ChannelReader(round, guards);
    rules = new FunctionRules(round, guards);
    idle = new IdleGuards(round);
    once = new OnceReader(round);
  }

  List<FunctionModel> functions() {
    return functions;
  }

  /** Their Javadoc, by their names, where there is any. */
  SortedMap<String, DocModel> docs() {
    return docs;
  }

  void visit(TypeElement type) {
    Optional<ChannelModel> channel = channels.channel(type, classTags(type));
    boolean heard = false;
    boolean hasFunctions = false;
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Optional<Mark> mark = round.marks().find(method, "dev.pikku.PikkuFunc");
      boolean hears = channels.isMarked(method);
      heard |= hears;
      if (hears && channel.isEmpty()) {
        channels.refuse(type, method, user(type, method));
      }
      if (mark.isPresent()) {
        visit(type, channel, method, mark.get());
      } else if (wirings.isWired(method)) {
        error(method, user(type, method) + " is wired, but no function.", "Put @PikkuFunc on it.");
      } else if (hears && channel.isPresent()) {
        // a method that a channel calls is a function without saying so
        visit(type, channel, method, UNSAID);
      } else {
        idle.check(type, method);
      }
      hasFunctions |= mark.isPresent() || hears;
    }
    if (channel.isPresent() && !heard) {
      channels.refuseSilent(type, channel.get());
    } else if (!hasFunctions) {
      idle.check(type);
    }
  }

  private static String user(TypeElement type, ExecutableElement method) {
    return Round.shortName(type) + "." + method.getSimpleName();
  }

  private void visit(
      TypeElement type, Optional<ChannelModel> channel, ExecutableElement method, Mark mark) {
    String user = user(type, method);
    if (!isCallable(type, method, user)) {
      return;
    }
    round.reportThrown(method, Code.INVALID_FUNCTION, user);
    round.typeReader().uses(method);
    if (owners.add(type)) {
      checkFields(type);
    }
    Place place = round.places().of(method);
    if (round.reportUnresolved(method.getReturnType(), user, place)) {
      return;
    }
    String name = mark.text("name").isEmpty() ? user : mark.text("name");
    List<String> tags = Tags.merged(classTags(type), mark.texts("tags"));
    List<ParameterModel> taken = parameters.read(method, Taker.FUNCTION, user);
    classes.follow(taken);
    List<WiringModel> wired = new ArrayList<>(wirings.read(method, tags, user));
    channel.ifPresent(of -> wired.addAll(channels.read(of, method, tags, user)));
    FunctionModel function =
        new FunctionModel(
            name,
            new MethodModel(
                round.typeReader().classType(type),
                method.getSimpleName().toString(),
                isStatic(method),
                taken,
                round.memberTypes().result(method, place),
                place),
            tags,
            wired,
            middleware(round.marks().all(type, "dev.pikku.Use"), user, round.places().of(type)),
            middleware(round.marks().all(method, "dev.pikku.Use"), user, place),
            permits(round.marks().all(type, "dev.pikku.Permit"), user, round.places().of(type)),
            permits(round.marks().all(method, "dev.pikku.Permit"), user, place),
            mark.texts("scopes"),
            mark.text("summary").isEmpty()
                ? Javadoc.firstSentence(round.places().doc(method))
                : mark.text("summary"),
            thrown(method),
            Optional.empty());
    DocModel doc = JavadocReader.read(round.places().doc(method));
    if (!doc.isEmpty()) {
      docs.put(name, doc);
    }
    rules.check(function, method, user);
    functions.add(function.withOnce(once.read(function, method, user)));
  }

  private boolean isCallable(TypeElement type, ExecutableElement method, String user) {
    if (!method.getModifiers().contains(Modifier.PUBLIC)) {
      return error(method, user + " is a function, but is not public.", "Make it public.");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return error(
          method,
          user + " is a function, but has type variables.",
          "State the types; callers on the wire cannot choose them.");
    }
    if (!isStatic(method)) {
      return !method.getModifiers().contains(Modifier.ABSTRACT)
          ? classes.require(type, Taker.FUNCTION_CLASS, round.places().of(method))
          : error(method, user + " is a function, but is abstract.", "Give it a body.");
    }
    return round.isAccessible(type)
        || error(
            method,
            user + " is a function, but its class " + round.whyInaccessible(type) + ".",
            "Make the class and those around it public, in a named package.");
  }

  private boolean error(ExecutableElement method, String fact, String remedy) {
    round.diagnostics().error(Code.INVALID_FUNCTION, round.places().of(method), fact, remedy);
    return false;
  }

  /** Instances and classes serve many calls at once, so nothing in them may change. */
  private void checkFields(TypeElement type) {
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (!field.getModifiers().contains(Modifier.FINAL)) {
        String name = field.getSimpleName().toString();
        round
            .diagnostics()
            .error(
                Code.MUTABLE_FIELD,
                round.places().ofVariable(type, name),
                "The field \""
                    + name
                    + "\" of "
                    + Round.shortName(type)
                    + " is not final, but functions serve many calls at once.",
                "Make it final, or keep what changes in a service.");
      }
    }
    if (type.getSuperclass() instanceof DeclaredType parent
        && parent.asElement() instanceof TypeElement parentType
        && parentType.getKind() == ElementKind.CLASS
        && !parentType.getQualifiedName().toString().startsWith("java.")
        && owners.add(parentType)) {
      checkFields(parentType);
    }
  }

  private List<String> classTags(TypeElement type) {
    return round
        .marks()
        .find(type, "dev.pikku.Tags")
        .map(mark -> mark.texts("value"))
        .orElse(List.of());
  }

  private List<TypeRef.ClassType> middleware(List<Mark> uses, String user, Place place) {
    List<TypeRef.ClassType> all = new ArrayList<>();
    for (Mark use : uses) {
      all.addAll(guards.middleware(use.texts("value"), user, place));
    }
    return all;
  }

  private List<List<TypeRef.ClassType>> permits(List<Mark> permits, String user, Place place) {
    List<List<TypeRef.ClassType>> all = new ArrayList<>();
    for (Mark permit : permits) {
      if (permit.texts("value").isEmpty()) {
        round
            .diagnostics()
            .error(
                Code.INVALID_PERMISSION,
                place,
                "A @Permit of " + user + " names no permission, so that it keeps nobody out.",
                "Name one, or remove it.");
      }
      all.add(guards.permissions(permit.texts("value"), user, place));
    }
    return all;
  }

  private List<ThrownModel> thrown(ExecutableElement method) {
    List<ThrownModel> thrown = new ArrayList<>();
    for (TypeMirror type : method.getThrownTypes()) {
      if (type.getKind() == TypeKind.DECLARED) {
        TypeElement exception = (TypeElement) ((DeclaredType) type).asElement();
        thrown.add(new ThrownModel(round.typeReader().classType(exception), ancestry(exception)));
      }
    }
    return thrown;
  }

  private static List<String> ancestry(TypeElement exception) {
    List<String> names = new ArrayList<>();
    TypeElement at = exception;
    while (at.getSuperclass() instanceof DeclaredType parent
        && parent.asElement() instanceof TypeElement parentType) {
      names.add(parentType.getQualifiedName().toString());
      at = parentType;
    }
    return names;
  }

  private static boolean isStatic(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }
}
