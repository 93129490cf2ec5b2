package dev.pikku.generator.archive;

import dev.pikku.generator.archive.ClassFile.Member;
import dev.pikku.generator.archive.ClassParts.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which methods of Pikku's own classes can be called: the others are left out, and what only they
 * mention with them.
 *
 * <p>It errs towards keeping. A call may mean the method of that name and type in every class above
 * or below the one it names, and, if that is not Pikku's, in every class. Kept without a call are
 * methods of records and enums, those that may override one from outside Pikku, and those of
 * classes that text mentions.
 */
final class LiveMethods {
  private static final Set<String> OBJECT =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");
  private static final Set<String> WHOLE = Set.of("java/lang/Enum", "java/lang/Record");

  private final Map<String, ClassParts> known;
  private final BiConsumer<ClassParts, Piece> follow;
  private final Map<String, Set<String>> kin = new HashMap<>();
  private final Set<Member> called = new HashSet<>();
  private final Map<String, Set<String>> live = new HashMap<>();
  private final Set<String> whole = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Set<String>> kept = new HashMap<>();

  /**
   * @param known Pikku's classes, by name
   * @param follow takes what is kept
   */
  LiveMethods(Map<String, ClassParts> known, BiConsumer<ClassParts, Piece> follow) {
    this.known = known;
    this.follow = follow;
    for (String type : known.keySet()) {
      Set<String> above = new HashSet<>();
      addAbove(type, above);
      for (String owner : above) {
        kin.computeIfAbsent(owner, key -> new TreeSet<>()).addAll(above);
      }
    }
  }

  private void addAbove(String type, Set<String> above) {
    ClassParts parts = known.get(type);
    if (parts != null && above.add(type)) {
      parts.parents().forEach(parent -> addAbove(parent, above));
    }
  }

  boolean knows(String type) {
    return known.containsKey(type);
  }

  /** Takes a class that is kept, with those of its methods that are called, now or later. */
  void enter(String type) {
    ClassParts parts = known.get(type);
    if (parts == null || kept.putIfAbsent(type, new TreeSet<>()) != null) {
      return;
    }
    follow.accept(parts, parts.head());
    parts.fields().forEach(field -> follow.accept(parts, field));
    keep(type);
  }

  /** Takes a call of a method that may be Pikku's. */
  void call(Member member) {
    // what overrides the JDK's is kept anyway
    if (member.owner().startsWith("java/") || !called.add(member)) {
      return;
    }
    for (String type : kin.getOrDefault(member.owner(), known.keySet())) {
      if (member.name().equals("<init>") && !type.equals(member.owner())) {
        continue;
      }
      if (live.computeIfAbsent(type, key -> new HashSet<>()).add(member.signature())) {
        keep(type);
      }
    }
  }

  /** Takes a class that text mentions: whoever reads the text may call anything. */
  void keepWhole(String type) {
    if (knows(type) && whole.add(type)) {
      keep(type);
    }
  }

  /** Takes a class that is given an interface from elsewhere, by one that extends it. */
  void open(String type) {
    ClassParts parts = known.get(type);
    if (parts != null && open.add(type)) {
      keep(type);
      parts.parents().forEach(this::open);
    }
  }

  private void keep(String type) {
    Set<String> methods = kept.get(type);
    ClassParts parts = known.get(type);
    if (methods == null || parts == null) {
      return;
    }
    for (Method method : parts.methods()) {
      if (isLive(type, parts, method) && methods.add(method.signature())) {
        follow.accept(parts, method.piece());
      }
    }
  }

  private boolean isLive(String type, ClassParts parts, Method method) {
    return live.getOrDefault(type, Set.of()).contains(method.signature())
        || whole.contains(type)
        || method.isAbstract()
        || method.signature().equals("<clinit>()V")
        || OBJECT.contains(method.signature())
        || parts.parents().stream().anyMatch(WHOLE::contains)
        || (method.mayOverride() && (open.contains(type) || hasParentElsewhere(parts)));
  }

  private boolean hasParentElsewhere(ClassParts parts) {
    for (String parent : parts.parents()) {
      ClassParts above = known.get(parent);
      if (above == null ? !parent.equals("java/lang/Object") : hasParentElsewhere(above)) {
        return true;
      }
    }
    return false;
  }

  /** A class file without what nothing calls; as it is, if it is not one of Pikku's. */
  byte[] shrunk(String type, byte[] file) {
    ClassParts parts = known.get(type);
    Set<String> methods = kept.get(type);
    return parts == null || methods == null ? file : parts.with(methods);
  }
}
