package dev.pikku.generator.testing;

import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads the types that sources declare into the model, through javac. */
public final class SourceTypes {
  private SourceTypes() {}

  /** The declarations in sources, given by file name. */
  public static SortedMap<String, TypeModel> of(Map<String, String> sources) {
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach(
        (name, text) ->
            files.add(
                new SimpleJavaFileObject(URI.create("mem:///" + name), JavaFileObject.Kind.SOURCE) {
                  @Override
                  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                  }
                }));
    Reader reader = new Reader();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    JavaCompiler.CompilationTask task =
        javac.getTask(null, null, null, List.of("-proc:only"), null, files);
    task.setProcessors(List.of(reader));
    if (!task.call()) {
      throw new AssertionError("The fixture does not compile");
    }
    return reader.types;
  }

  @SupportedAnnotationTypes("*")
  private static final class Reader extends AbstractProcessor {
    private final SortedMap<String, TypeModel> types = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      ElementFilter.typesIn(round.getRootElements()).forEach(this::read);
      return false;
    }

    private void read(TypeElement type) {
      ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::read);
      TypeRef.ClassType name = raw(type);
      Place place = new Place(name.name().replace('.', '/') + ".java", 1);
      List<String> parameters =
          type.getTypeParameters().stream().map(p -> p.getSimpleName().toString()).toList();
      boolean accessible = isAccessible(type);
      TypeModel model;
      if (type.getKind() == ElementKind.RECORD) {
        List<ComponentModel> components = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
          components.add(component(component, place));
        }
        model =
            new TypeModel.RecordModel(
                name, parameters, components, loose(type, place), jackson(type), accessible, place);
      } else if (type.getKind() == ElementKind.ENUM) {
        List<String> constants =
            ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getKind() == ElementKind.ENUM_CONSTANT)
                .map(field -> field.getSimpleName().toString())
                .toList();
        model = new TypeModel.EnumModel(name, constants, jackson(type), accessible, place);
      } else if (type.getModifiers().contains(Modifier.SEALED)) {
        List<TypeModel.Permitted> permitted =
            type.getPermittedSubclasses().stream().map(one -> permitted(one, type)).toList();
        model =
            new TypeModel.SealedModel(
                name, parameters, permitted, jackson(type), accessible, place);
      } else {
        model = new TypeModel.OtherModel(name, jackson(type), accessible, place);
      }
      types.put(name.name(), model);
    }

    private TypeModel.Permitted permitted(TypeMirror one, TypeElement sealed) {
      TypeElement element = (TypeElement) ((DeclaredType) one).asElement();
      TypeRef as =
          element.getInterfaces().stream()
              .filter(parent -> ((DeclaredType) parent).asElement().equals(sealed))
              .map(this::ref)
              .findFirst()
              .orElseThrow();
      return new TypeModel.Permitted(
          (TypeRef.ClassType) ref(element.asType()), (TypeRef.ClassType) as);
    }

    private static boolean isAccessible(TypeElement type) {
      for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
        if (!at.getModifiers().contains(Modifier.PUBLIC)
            && !(at.getEnclosingElement() instanceof TypeElement outer
                && outer.getKind().isInterface())) {
          return false;
        }
      }
      return true;
    }

    private static List<String> jackson(TypeElement type) {
      List<String> found = new ArrayList<>();
      for (AnnotationMirror mark : marks(type)) {
        if (name(mark).startsWith("com.fasterxml.jackson")) {
          found.add(mark + " on " + type.getSimpleName());
        }
      }
      for (Element member : type.getEnclosedElements()) {
        for (AnnotationMirror mark : marks(member)) {
          if (name(mark).startsWith("com.fasterxml.jackson")) {
            found.add(
                "@"
                    + mark.getAnnotationType().asElement().getSimpleName()
                    + " on "
                    + type.getSimpleName()
                    + "."
                    + member.getSimpleName());
          }
        }
      }
      return found.stream().distinct().toList();
    }

    private ComponentModel component(RecordComponentElement component, Place place) {
      Map<String, AnnotationMirror> own = new LinkedHashMap<>();
      marks(component).forEach(mark -> own.put(name(mark), mark));
      String name = component.getSimpleName().toString();
      return new ComponentModel(
          name,
          use(component.asType(), component.getAccessor(), place),
          Optional.ofNullable(own.get("dev.pikku.Header"))
              .map(mark -> text(mark, name.toLowerCase(Locale.ROOT))),
          Optional.ofNullable(own.get("dev.pikku.Cookie")).map(mark -> text(mark, name)),
          own.containsKey("dev.pikku.Csv"),
          Optional.ofNullable(own.get("dev.pikku.Default")).map(mark -> text(mark, "")),
          place);
    }

    private List<ConstraintModel> loose(TypeElement type, Place place) {
      List<ConstraintModel> loose = new ArrayList<>();
      marks(type).forEach(mark -> constraints(mark, place, loose));
      for (Element member : type.getEnclosedElements()) {
        boolean accessor =
            type.getRecordComponents().stream().anyMatch(c -> member.equals(c.getAccessor()));
        if (member instanceof ExecutableElement && !accessor) {
          marks(member).forEach(mark -> constraints(mark, place, loose));
        }
      }
      return loose;
    }

    private static String text(AnnotationMirror mark, String otherwise) {
      return mark.getElementValues().values().stream()
          .map(value -> value.getValue().toString())
          .findFirst()
          .orElse(otherwise);
    }

    private TypeUse use(TypeMirror type, AnnotatedConstruct declared, Place place) {
      Map<String, AnnotationMirror> all = new LinkedHashMap<>();
      Set<String> seen = new LinkedHashSet<>();
      List<ConstraintModel> constraints = new ArrayList<>();
      for (AnnotatedConstruct where : declared == null ? List.of(type) : List.of(declared, type)) {
        for (AnnotationMirror mark : marks(where)) {
          all.put(name(mark), mark);
          if (seen.add(mark.toString())) {
            constraints(mark, place, constraints);
          }
        }
      }
      List<TypeUse> arguments = new ArrayList<>();
      if (type instanceof ArrayType array) {
        // javac reads `@Size String[] x` as both: Size of the array, and of its elements
        TypeUse element = use(array.getComponentType(), null, place);
        List<ConstraintModel> inner = new ArrayList<>(element.constraints());
        inner.removeIf(constraints::contains);
        arguments.add(
            new TypeUse(
                element.type(), element.nullable(), element.valid(), inner, element.arguments()));
      } else if (type instanceof DeclaredType generic) {
        generic.getTypeArguments().forEach(each -> arguments.add(use(each, null, place)));
      } else if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
        arguments.add(use(wildcard.getExtendsBound(), null, place));
      }
      return new TypeUse(
          ref(type),
          all.keySet().stream().anyMatch(mark -> mark.endsWith(".Nullable")),
          all.containsKey("jakarta.validation.Valid"),
          constraints,
          arguments);
    }

    private void constraints(AnnotationMirror mark, Place place, List<ConstraintModel> to) {
      TypeElement annotation = (TypeElement) mark.getAnnotationType().asElement();
      if (name(mark).endsWith(".List")) {
        for (AnnotationValue value : mark.getElementValues().values()) {
          for (Object inner : (List<?>) value.getValue()) {
            constraints((AnnotationMirror) ((AnnotationValue) inner).getValue(), place, to);
          }
        }
      }
      if (marks(annotation).stream()
          .anyMatch(meta -> name(meta).equals("jakarta.validation.Constraint"))) {
        SortedMap<String, Object> values = new TreeMap<>();
        processingEnv
            .getElementUtils()
            .getElementValuesWithDefaults(mark)
            .forEach((key, value) -> values.put(key.getSimpleName().toString(), plain(value)));
        to.add(new ConstraintModel(name(mark), values, place));
      }
    }

    private static Object plain(AnnotationValue value) {
      Object plain = value.getValue();
      if (plain instanceof List<?> list) {
        return list.stream().map(each -> plain((AnnotationValue) each)).toList();
      }
      return plain instanceof VariableElement || plain instanceof TypeMirror
          ? plain.toString()
          : plain;
    }

    private static List<? extends AnnotationMirror> marks(AnnotatedConstruct annotated) {
      return annotated.getAnnotationMirrors();
    }

    private static String name(AnnotationMirror mark) {
      return ((TypeElement) mark.getAnnotationType().asElement()).getQualifiedName().toString();
    }

    private TypeRef ref(TypeMirror type) {
      if (type instanceof DeclaredType declared) {
        TypeRef.ClassType raw = raw((TypeElement) declared.asElement());
        return new TypeRef.ClassType(
            raw.packageName(),
            raw.simpleName(),
            declared.getTypeArguments().stream().map(this::ref).toList());
      } else if (type instanceof ArrayType array) {
        return new TypeRef.ArrayType(ref(array.getComponentType()));
      } else if (type instanceof WildcardType wildcard && wildcard.getSuperBound() != null) {
        return new TypeRef.WildcardType("super", List.of(ref(wildcard.getSuperBound())));
      } else if (type instanceof WildcardType wildcard) {
        return wildcard.getExtendsBound() == null
            ? new TypeRef.WildcardType("", List.of())
            : new TypeRef.WildcardType("extends", List.of(ref(wildcard.getExtendsBound())));
      } else if (type.getKind() == TypeKind.TYPEVAR) {
        return new TypeRef.TypeVariable(
            ((javax.lang.model.type.TypeVariable) type).asElement().getSimpleName().toString());
      }
      return new TypeRef.PrimitiveType(type.getKind().name().toLowerCase(Locale.ROOT));
    }

    private TypeRef.ClassType raw(TypeElement type) {
      String packageName =
          processingEnv.getElementUtils().getPackageOf(type).getQualifiedName().toString();
      String name = type.getQualifiedName().toString();
      return new TypeRef.ClassType(
          packageName, packageName.isEmpty() ? name : name.substring(packageName.length() + 1));
    }
  }
}
