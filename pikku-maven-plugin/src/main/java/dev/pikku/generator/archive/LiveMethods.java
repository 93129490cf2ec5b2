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
 * methods of enums, those of records that take nothing, those that may override one from outside
 * Pikku, and those of classes that text mentions.
 */
final class LiveMethods {
  private final JdkMethods jdk = new JdkMethods();
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
        || method.signature().equals("<clinit>()V")
        || parts.parents().contains("java/lang/Enum")
        || (parts.parents().contains("java/lang/Record") && method.takesNothing())
        || (method.mayOverride()
            && (open.contains(type) || mayBeCalledElsewhere(parts, method.signature())));
  }

  private boolean mayBeCalledElsewhere(ClassParts parts, String signature) {
    for (String parent : parts.parents()) {
      ClassParts above = known.get(parent);
      if (above == null ? jdk.mayHave(parent, signature) : mayBeCalledElsewhere(above, signature)) {
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
