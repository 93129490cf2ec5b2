package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names of the generated classes. */
final class ClassNames {
  private final String packageName;
  private final TypeWords words;
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, String> owners = new TreeMap<>();
  private boolean usesJackson;

  ClassNames(String packageName, TypeWords words) {
    this.packageName = packageName;
    this.words = words;
  }

  TypeWords words() {
    return words;
  }

  ClassName binder(RecordType type) {
    return unique(type, type.name() + "Binder");
  }

  ClassName binder(SealedType type) {
    return unique(type, type.name() + "Binder");
  }

  /** Of the configuration record, which is read from variables. */
  ClassName reader(RecordType type) {
    return unique(type, type.name() + "Reader");
  }

  /** Of the session's record, which is put into claims. */
  ClassName codec(RecordType type) {
    return unique(type, type.name() + "Codec");
  }

  /** Of the session's record, which is read from claims. */
  ClassName claims(RecordType type) {
    return unique(type, type.name() + "Claims");
  }

  /** Of a value that is no record, at the root of a document. */
  ClassName binder(Shape shape) {
    return unique(ReadCode.key(shape), words.of(shape.use().type()) + "Binder");
  }

  ClassName writer(RecordType type) {
    return unique(type, type.name() + "Writer");
  }

  ClassName writer(SealedType type) {
    return unique(type, type.name() + "Writer");
  }

  /** Of a value that is no record, at the root of a document. */
  ClassName writer(Shape shape) {
    return unique(ReadCode.key(shape), words.of(shape.use().type()) + "Writer");
  }

  /** Of what Jackson reads and writes. */
  ClassName jackson() {
    usesJackson = true;
    return ClassName.get(packageName, "JacksonCodec");
  }

  /** Whether anything goes to Jackson. */
  boolean usesJackson() {
    return usesJackson;
  }

  private ClassName unique(Object owner, String wanted) {
    String key = System.identityHashCode(owner) + wanted;
    if (owner instanceof String text) {
      key = text + " " + wanted;
    }
    String known = names.get(key);
    if (known == null) {
      known = wanted;
      // file systems may not tell Todo from TODO
      for (int i = 2; owners.putIfAbsent(known.toLowerCase(Locale.ROOT), key) != null; i++) {
        known = wanted + i;
      }
      names.put(key, known);
    }
    return ClassName.get(packageName, known);
  }
}
