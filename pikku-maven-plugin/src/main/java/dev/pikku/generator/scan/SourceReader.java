package dev.pikku.generator.scan;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.pikku.generator.model.FactoryModel.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns one parsed source file into entries, by the classes' binary names. */
final class SourceReader extends TreePathScanner<Void, String> {
  private final Trees trees;
  private final SourcePositions positions;
  private final CompilationUnitTree unit;
  private final String text;
  private final String file;
  private final Origin origin;
  private final Map<String, SourceEntry> entries;

  private SourceReader(
      Trees trees,
      CompilationUnitTree unit,
      String file,
      Origin origin,
      Map<String, SourceEntry> entries)
      throws IOException {
    this.trees = trees;
    this.positions = trees.getSourcePositions();
    this.unit = unit;
    this.text = unit.getSourceFile().getCharContent(true).toString();
    this.file = file;
    this.origin = origin;
    this.entries = entries;
  }

  static void read(
      Trees trees,
      CompilationUnitTree unit,
      String file,
      Origin origin,
      Map<String, SourceEntry> entries)
      throws IOException {
    String packageName = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    new SourceReader(trees, unit, file, origin, entries).scan(new TreePath(unit), packageName);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, String prefix) {
    if (type.getSimpleName().length() == 0) {
      return null;
    }
    String name = prefix + type.getSimpleName();
    Map<String, Integer> variables = new HashMap<>();
    Map<String, String> variableDocs = new HashMap<>();
    List<SourceEntry.Method> methods = new ArrayList<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree variable) {
        variables.put(variable.getName().toString(), lineOf(variable));
        String doc = doc(new TreePath(getCurrentPath(), variable));
        if (!doc.isEmpty()) {
          variableDocs.put(variable.getName().toString(), doc);
        }
      } else if (member instanceof MethodTree method) {
        methods.add(method(method));
      } else if (member instanceof ClassTree inner) {
        scan(inner, name + "$");
      }
    }
    int line = line(type, after(type.getModifiers(), type), type.getSimpleName().toString());
    entries.putIfAbsent(
        name,
        new SourceEntry(
            file, line, origin, variables, methods, doc(getCurrentPath()), variableDocs));
    return null;
  }

  private String doc(TreePath path) {
    String doc = trees.getDocComment(path);
    return doc == null ? "" : doc;
  }

  private SourceEntry.Method method(MethodTree method) {
    List<String> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (VariableTree parameter : method.getParameters()) {
      types.add(simpleType(parameter.getType()));
      names.add(parameter.getName().toString());
      lines.add(lineOf(parameter));
    }
    Tree before = method.getReturnType();
    String name = method.getName().toString();
    int line =
        before == null
            ? line(method, after(method.getModifiers(), method), "")
            : line(method, positions.getEndPosition(unit, before), name);
    return new SourceEntry.Method(
        name,
        line,
        types,
        names,
        lines,
        annotations(method.getModifiers()),
        doc(new TreePath(getCurrentPath(), method)));
  }

  /** Annotations with those nested in them, so that those inside a {@code List} count too. */
  private Map<String, List<Integer>> annotations(ModifiersTree modifiers) {
    Map<String, List<Integer>> lines = new HashMap<>();
    new TreeScanner<Void, Void>() {
      @Override
      public @Nullable Void visitAnnotation(AnnotationTree annotation, Void nothing) {
        Tree type = annotation.getAnnotationType();
        String name =
            type instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : type.toString();
        lines
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(lineAt(positions.getStartPosition(unit, annotation)));
        return super.visitAnnotation(annotation, null);
      }
    }.scan(modifiers.getAnnotations(), null);
    return lines;
  }

  private int lineOf(VariableTree variable) {
    Tree type = variable.getType();
    long from = type == null ? -1 : Math.max(-1, positions.getEndPosition(unit, type));
    return line(variable, from, variable.getName().toString());
  }

  private long after(ModifiersTree modifiers, Tree whole) {
    long end = positions.getEndPosition(unit, modifiers);
    return end < 0 ? positions.getStartPosition(unit, whole) : end;
  }

  /** The line of the name that stands behind a position. */
  private int line(Tree tree, long from, String name) {
    long start = from < 0 ? positions.getStartPosition(unit, tree) : from;
    int at = start < 0 ? -1 : text.indexOf(name, (int) start);
    while (name.isEmpty() && at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return lineAt(at < 0 ? start : at);
  }

  private int lineAt(long position) {
    return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
  }

  /** {@code Map} of {@code @A java.util.Map<K, V>}; arrays keep their brackets. */
  private static String simpleType(Tree type) {
    if (type instanceof AnnotatedTypeTree annotated) {
      return simpleType(annotated.getUnderlyingType());
    }
    if (type instanceof ParameterizedTypeTree generic) {
      return simpleType(generic.getType());
    }
    if (type instanceof ArrayTypeTree array) {
      return simpleType(array.getType()) + "[]";
    }
    return type instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : type.toString();
  }
}
