package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.config.BackendConfig.JsonConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.JavaSource;
import dev.pikku.generator.emit.codec.RecordBinder.ReadNeeds;
import dev.pikku.generator.emit.codec.RecordWriter.WriteNeeds;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The codecs of one backend. Other emitters ask for code that reads or writes a type; the classes
 * behind that code, and no others, are the {@link #files}.
 */
public final class Codecs {
  /** The class that uses all others once, for what a snapshot is taken of. */
  public static final String PRIMING = "CodecPriming";

  private final SortedMap<String, TypeModel> types;
  private final String packageName;
  private final JsonConfig config;
  private final Diagnostics diagnostics;
  private final Shapes shapes;
  private final InputRules rules;
  private final ClassNames classes;

  private final Map<RecordType, ReadNeeds> readRecords = new LinkedHashMap<>();
  private final Map<RecordType, WriteNeeds> writtenRecords = new LinkedHashMap<>();
  private final Set<SealedType> readChoices = new LinkedHashSet<>();
  private final Set<SealedType> writtenChoices = new LinkedHashSet<>();
  private final Map<ClassName, Shape> readValues = new LinkedHashMap<>();
  private final Map<ClassName, Shape> writtenValues = new LinkedHashMap<>();
  private final Map<ClassName, TypeSpec> configs = new LinkedHashMap<>();
  private final Set<RecordType> sessions = new LinkedHashSet<>();

  public Codecs(
      SortedMap<String, TypeModel> types,
      String packageName,
      JsonConfig config,
      Diagnostics diagnostics) {
    this.types = types;
    this.packageName = packageName;
    this.config = config;
    this.diagnostics = diagnostics;
    this.shapes = new Shapes(types, config.jackson(), diagnostics);
    this.rules = new InputRules(diagnostics);
    this.classes = new ClassNames(packageName, shapes.words());
  }

  /**
   * An expression for the value that comes next from a {@code JsonReader}. Where it is null, the
   * reader's violations say why, or the type allows it.
   *
   * @param place who asks, for messages
   */
  public CodeBlock read(TypeUse type, CodeBlock reader, Place place) {
    Shape shape = shapes.of(type, place);
    needRead(shape);
    rules.check(shape);
    if (isInline(shape) && shape.use().constraints().isEmpty()) {
      return new ReadCode(classes, new ClassMethods()).value(shape, reader);
    }
    ClassName binder = classes.binder(shape);
    readValues.putIfAbsent(binder, shape);
    return CodeBlock.of("$T.read($L)", binder, reader);
  }

  /**
   * Statements that write a value to a {@code JsonWriter}; null is written as null.
   *
   * @param value a simple expression, such as a variable
   * @param place who asks, for messages
   */
  public CodeBlock write(TypeUse type, CodeBlock writer, CodeBlock value, Place place) {
    Shape shape = shapes.of(type, place);
    needWrite(shape);
    if (isInline(shape)) {
      return new WriteCode(classes, new ClassMethods()).value(shape, writer, value);
    }
    ClassName made = classes.writer(shape);
    writtenValues.putIfAbsent(made, shape);
    return CodeBlock.builder().addStatement("$T.write($L, $L)", made, writer, value).build();
  }

  /** Whether a type is a record that {@link #binder} can bind from more than a body. */
  public boolean isRecord(TypeRef type) {
    return type instanceof TypeRef.ClassType declared
        && types.get(declared.name()) instanceof TypeModel.RecordModel model
        && (model.jackson().isEmpty() || !config.jackson());
  }

  /**
   * The class, an {@code ObjectBinder} made by its static {@code binder()}, that binds a function's
   * input from an HTTP request.
   *
   * @param place who asks, for messages
   */
  public ClassName binder(TypeUse type, Place place) {
    Shape shape = shapes.of(type, place);
    needRead(shape);
    if (shape instanceof Shape.Structure structure) {
      readRecords.merge(structure.type(), new ReadNeeds(false, false, true), ReadNeeds::and);
      return classes.binder(structure.type());
    }
    return classes.binder(shape);
  }

  /**
   * Tells of components of an input that a wiring's requests could never give.
   *
   * @param inPath the parameters of its route
   */
  public void checkText(
      TypeUse input, String function, WiringModel.Http wiring, Set<String> inPath) {
    if (shapes.of(input, wiring.place()) instanceof Shape.Structure structure) {
      rules.checkText(structure.type(), function, wiring, inPath);
    }
  }

  /**
   * An expression that reads the configuration record from variables, or throws with everything
   * that is wrong with them.
   *
   * @param variables an expression for a {@code Variables} service
   * @param place who asks, for messages
   */
  public CodeBlock config(TypeRef.ClassType type, CodeBlock variables, Place place) {
    Shape shape = shapes.of(TypeUses.plain(type), place);
    if (!(shape instanceof Shape.Structure structure)) {
      return CodeBlock.of("null");
    }
    checkAll(structure.type(), new LinkedHashSet<>());
    ClassName reader = classes.reader(structure.type());
    // written right away, so that what is wrong is told before anything is generated
    configs.computeIfAbsent(
        reader, name -> new ConfigReader(structure.type(), name, classes, diagnostics).write());
    return CodeBlock.of("$T.read($L)", reader, variables);
  }

  /**
   * The class, a {@code SessionCodec}, that puts the session's record into claims of a token and
   * takes it out again.
   *
   * @param place who asks, for messages
   */
  public ClassName session(TypeRef.ClassType type, Place place) {
    Shape shape = shapes.of(TypeUses.plain(type), place);
    if (!(shape instanceof Shape.Structure structure)) {
      SessionCode.refuse(type, place, diagnostics);
      return ClassName.get(packageName, "SessionCodec");
    }
    RecordType session = structure.type();
    if (sessions.add(session)) {
      SessionCode.check(session, diagnostics);
      rules.check(session);
      session.components().forEach(component -> needRead(component.shape()));
      needWrite(session, new WriteNeeds(false, true));
    }
    return classes.codec(session);
  }

  private void checkAll(RecordType type, Set<RecordType> seen) {
    if (seen.add(type)) {
      rules.check(type);
      for (RecordType.Component component : type.components()) {
        if (component.shape() instanceof Shape.Structure inner) {
          checkAll(inner.type(), seen);
        }
      }
    }
  }

  /**
   * The classes that were asked for, sorted by name; none where something is wrong.
   *
   * @param warnings what javac is not to say of them
   * @param primed classes of functions that {@link #PRIMING} loads, where it is to be one of them
   *     and uses all others once
   */
  public List<GeneratedFile> files(
      Set<String> warnings, Optional<SortedSet<TypeRef.ClassType>> primed) {
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    List<TypeSpec> types = new ArrayList<>(configs.values());
    readRecords.forEach(
        (type, needs) ->
            types.add(new RecordBinder(type, needs, config.ignoreUnknownKeys(), classes).write()));
    readChoices.forEach(type -> types.add(new SealedCode(type, classes).binder()));
    readValues.values().forEach(shape -> types.add(new ValueCode(shape, classes).binder()));
    writtenRecords.forEach(
        (type, needs) -> types.add(new RecordWriter(type, needs, classes).write()));
    writtenChoices.forEach(type -> types.add(new SealedCode(type, classes).writer()));
    writtenValues.values().forEach(shape -> types.add(new ValueCode(shape, classes).writer()));
    sessions.forEach(type -> types.addAll(new SessionCode(type, classes).write()));
    if (primed.isPresent()) {
      PrimingCode priming = new PrimingCode(ClassName.get(packageName, PRIMING), classes);
      readRecords.forEach(priming::reads);
      readChoices.forEach(priming::reads);
      readValues.forEach(priming::reads);
      writtenRecords.forEach(priming::writes);
      writtenChoices.forEach(priming::writes);
      writtenValues.keySet().forEach(priming::writes);
      primed.get().forEach(priming::loads);
      types.add(priming.write());
    }
    if (classes.usesJackson()) {
      types.add(JacksonCode.write(classes.jackson()));
    }
    types.sort(Comparator.comparing(TypeSpec::name));
    return JavaSource.of(packageName, types, warnings);
  }

  /** How many classes there are, each for one type and one way. */
  public int count() {
    return readRecords.size()
        + readChoices.size()
        + readValues.size()
        + writtenRecords.size()
        + writtenChoices.size()
        + writtenValues.size();
  }

  private static boolean isInline(Shape shape) {
    return shape instanceof Shape.Scalar
        || shape instanceof Shape.Structure
        || shape instanceof Shape.Choice
        || shape instanceof Shape.Untyped
        || shape instanceof Shape.Foreign
        || shape instanceof Shape.Unsupported;
  }

  private void needRead(Shape shape) {
    if (shape instanceof Shape.Structure structure) {
      needRead(structure.type(), new ReadNeeds(true, false, false));
    } else if (shape instanceof Shape.Choice choice) {
      if (readChoices.add(choice.type())) {
        choice
            .type()
            .variants()
            .forEach(variant -> needRead(variant, new ReadNeeds(false, true, false)));
      }
    } else {
      rules.checkForeign(shape);
      inner(shape).forEach(this::needRead);
    }
  }

  private void needRead(RecordType type, ReadNeeds needs) {
    boolean known = readRecords.containsKey(type);
    readRecords.merge(type, needs, ReadNeeds::and);
    if (!known) {
      rules.check(type);
      type.components().forEach(component -> needRead(component.shape()));
    }
  }

  private void needWrite(Shape shape) {
    if (shape instanceof Shape.Structure structure) {
      needWrite(structure.type(), new WriteNeeds(true, false));
    } else if (shape instanceof Shape.Choice choice) {
      if (writtenChoices.add(choice.type())) {
        choice
            .type()
            .variants()
            .forEach(variant -> needWrite(variant, new WriteNeeds(false, true)));
      }
    } else {
      inner(shape).forEach(this::needWrite);
    }
  }

  private void needWrite(RecordType type, WriteNeeds needs) {
    boolean known = writtenRecords.containsKey(type);
    writtenRecords.merge(type, needs, WriteNeeds::and);
    if (!known) {
      type.components().forEach(component -> needWrite(component.shape()));
    }
  }

  private static List<Shape> inner(Shape shape) {
    if (shape instanceof Shape.Sequence sequence) {
      return List.of(sequence.element());
    } else if (shape instanceof Shape.Mapping mapping) {
      return List.of(mapping.value());
    } else if (shape instanceof Shape.Maybe maybe) {
      return List.of(maybe.value());
    } else if (shape instanceof Shape.Change change) {
      return List.of(change.value());
    }
    return List.of();
  }
}
