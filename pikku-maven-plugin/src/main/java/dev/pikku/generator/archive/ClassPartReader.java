package dev.pikku.generator.archive;

import dev.pikku.generator.archive.ClassParts.Attributes;
import dev.pikku.generator.archive.ClassParts.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes a class file apart. */
final class ClassPartReader {
  private static final int STATIC_FINAL = 0x0008 | 0x0010;
  private static final int FULL_FRAME = 255;
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final byte[] file;
  private final ConstantPool pool;
  private final List<Piece> bootstraps = new ArrayList<>();
  private final Set<String> hosts = new LinkedHashSet<>();
  private int at;

  ClassPartReader(byte[] file, ConstantPool pool) {
    this.file = file;
    this.pool = pool;
    this.at = pool.end();
  }

  ClassParts read() {
    Piece head = new Piece();
    head.u2(u2());
    head.constant(u2());
    Set<String> parents = new LinkedHashSet<>();
    parent(head, parents);
    int interfaces = u2();
    head.u2(interfaces);
    for (int i = 0; i < interfaces; i++) {
      parent(head, parents);
    }
    List<Piece> fields = new ArrayList<>();
    for (int count = u2(); count > 0; count--) {
      Piece field = new Piece();
      if (!isConstant()) {
        fields.add(field);
      }
      member(field);
    }
    List<Method> methods = new ArrayList<>();
    for (int count = u2(); count > 0; count--) {
      Piece method = new Piece();
      int start = at;
      member(method);
      int after = at;
      at = start;
      int access = u2();
      methods.add(new Method(pool.text(u2()) + pool.text(u2()), access, method));
      at = after;
    }
    Piece piece = new Piece();
    int count = attributes(piece);
    return new ClassParts(
        pool, head, parents, hosts, fields, methods, new Attributes(count, piece, bootstraps));
  }

  private void parent(Piece head, Set<String> parents) {
    int parent = u2();
    head.constant(parent);
    if (parent != 0) {
      parents.add(pool.name(parent));
    }
  }

  /** Whether a field is a constant: compilers put its value wherever code names it. */
  private boolean isConstant() {
    int start = at;
    boolean constant = (u2() & STATIC_FINAL) == STATIC_FINAL;
    at += 4;
    boolean hasValue = false;
    for (int count = u2(); count > 0; count--) {
      hasValue |= pool.text(u2()).equals("ConstantValue");
      int length = u4();
      at += length;
    }
    at = start;
    return constant && hasValue;
  }

  private void member(Piece to) {
    to.u2(u2());
    to.constant(u2());
    to.constant(u2());
    attributesWithCount(to);
  }

  private void attributesWithCount(Piece to) {
    Piece attributes = new Piece();
    to.u2(attributes(attributes));
    to.piece(attributes);
  }

  /** Copies those attributes that matter at run time, and says how many these are. */
  private int attributes(Piece to) {
    int kept = 0;
    for (int count = u2(); count > 0; count--) {
      int name = u2();
      int length = u4();
      int end = at + length;
      Piece attribute = new Piece();
      if (attribute(pool.text(name), attribute)) {
        to.constant(name);
        to.u4(attribute.size());
        to.piece(attribute);
        kept++;
      }
      at = end;
    }
    return kept;
  }

  private boolean attribute(String name, Piece to) {
    switch (name) {
      case "Code" -> code(to);
      case "StackMapTable" -> frames(to);
      case "ConstantValue" -> to.constant(u2());
      case "NestHost" -> host(to);
      case "NestMembers", "PermittedSubclasses" -> list(to);
      case "Record" -> components(to);
      case "BootstrapMethods" -> bootstraps(to);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void host(Piece to) {
    int host = u2();
    hosts.add(pool.name(host));
    to.constant(host);
  }

  private void code(Piece to) {
    to.u2(u2());
    to.u2(u2());
    int length = u4();
    to.u4(length);
    Instructions.copy(file, at, length, to);
    at += length;
    int handlers = u2();
    to.u2(handlers);
    for (int i = 0; i < handlers; i++) {
      to.bytes(file, at, 6);
      at += 6;
      to.constant(u2());
    }
    attributesWithCount(to);
  }

  private void frames(Piece to) {
    int count = u2();
    to.u2(count);
    for (int i = 0; i < count; i++) {
      int type = u1();
      to.u1(type);
      if (type > 63 && type < 128) {
        types(1, to);
      } else if (type > 127) {
        to.u2(u2());
        if (type == 247) {
          types(1, to);
        } else if (type == FULL_FRAME) {
          countedTypes(to);
          countedTypes(to);
        } else if (type > 251) {
          types(type - 251, to);
        }
      }
    }
  }

  private void countedTypes(Piece to) {
    int count = u2();
    to.u2(count);
    types(count, to);
  }

  private void types(int count, Piece to) {
    for (int i = 0; i < count; i++) {
      int type = u1();
      to.u1(type);
      if (type == OBJECT) {
        to.constant(u2());
      } else if (type == UNINITIALIZED) {
        to.u2(u2());
      }
    }
  }

  private void list(Piece to) {
    int count = u2();
    to.u2(count);
    for (int i = 0; i < count; i++) {
      to.constant(u2());
    }
  }

  private void components(Piece to) {
    int count = u2();
    to.u2(count);
    for (int i = 0; i < count; i++) {
      to.constant(u2());
      to.constant(u2());
      attributesWithCount(to);
    }
  }

  private void bootstraps(Piece to) {
    int count = u2();
    to.u2(count);
    for (int i = 0; i < count; i++) {
      Piece bootstrap = new Piece();
      bootstrap.constant(u2());
      list(bootstrap);
      bootstraps.add(bootstrap);
      to.piece(bootstrap);
    }
  }

  private int u1() {
    return file[at++] & 0xff;
  }

  private int u2() {
    return u1() << 8 | u1();
  }

  private int u4() {
    return u2() << 16 | u2();
  }
}
