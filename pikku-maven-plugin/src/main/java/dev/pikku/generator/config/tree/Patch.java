package dev.pikku.generator.config.tree;

import dev.pikku.generator.diagnostic.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lays one config over another: objects key by key, the rest replaces, null removes (RFC 7396), and
 * {@code "key+"} appends. A result is a patch again, in which null and {@code "key+"} wait for what
 * may still come below it; {@link #applied} ends that.
 */
public record Patch(Problems problems, Set<ReplacedList> replaced) {

  public static boolean appends(String key) {
    return key.length() > 1 && key.endsWith("+");
  }

  public static String plainKey(String key) {
    return appends(key) ? key.substring(0, key.length() - 1) : key;
  }

  public static String appendKey(String key) {
    return key + "+";
  }

  public ConfigObject over(ConfigObject base, ConfigObject patch) {
    return over(base, patch, "");
  }

  private ConfigObject over(ConfigObject base, ConfigObject patch, String path) {
    Map<String, ConfigObject.Member> result = new LinkedHashMap<>(base.members());
    patch
        .members()
        .forEach(
            (key, member) -> {
              if (!appends(key)) {
                replace(result, key, member, path + key);
              }
            });
    patch
        .members()
        .forEach(
            (key, member) -> {
              if (appends(key)) {
                append(result, plainKey(key), member);
              }
            });
    return new ConfigObject(patch.source(), result);
  }

  private void replace(
      Map<String, ConfigObject.Member> result,
      String key,
      ConfigObject.Member member,
      String path) {
    ConfigObject.Member below = result.get(key);
    if (below != null
        && below.value() instanceof ConfigObject base
        && member.value() instanceof ConfigObject patch
        && !isComputed(base)
        && !isComputed(patch)) {
      ConfigObject merged = over(base, patch, path + ".");
      result.put(key, new ConfigObject.Member(member.key(), merged));
      return;
    }
    if (below != null
        && below.value() instanceof ConfigList list
        && !list.source().origin().own()
        && !list.source().origin().equals(member.value().source().origin())) {
      replaced.add(
          new ReplacedList(path, member.value().place(), list.place(), list.toJson().toString()));
    }
    result.remove(appendKey(key));
    result.put(key, member);
  }

  /** CloudFormation's {@code {"Ref": …}} and the like: one value, of which no half can stay. */
  private static boolean isComputed(ConfigObject object) {
    if (object.members().size() != 1) {
      return false;
    }
    String key = object.members().keySet().iterator().next();
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private void append(
      Map<String, ConfigObject.Member> result, String key, ConfigObject.Member member) {
    if (!(member.value() instanceof ConfigList tail)) {
      if (!member.value().isNull()) {
        notAList(key, member, "this is " + member.value().typeName());
      }
      return;
    }
    String target = result.containsKey(key) ? key : appendKey(key);
    ConfigObject.Member below = result.get(target);
    if (below == null || below.value().isNull()) {
      result.put(target, member);
    } else if (below.value() instanceof ConfigList head) {
      result.put(target, new ConfigObject.Member(member.key(), head.append(tail)));
    } else {
      String inherited = below.value().typeName();
      notAList(key, member, "\"" + key + "\" at " + below.value().place() + " is " + inherited);
    }
  }

  private void notAList(String key, ConfigObject.Member member, String why) {
    problems.error(
        Code.WRONG_TYPE,
        member.key(),
        "\"" + appendKey(key) + "\" appends to a list, but " + why + ".",
        "Write \"" + key + "\" to replace it.");
  }

  /**
   * The object that a patch makes of nothing: without nulls, {@code "key+"} being {@code "key"}.
   */
  public static ConfigObject applied(ConfigObject patch) {
    Map<String, ConfigObject.Member> result = new LinkedHashMap<>();
    patch
        .members()
        .forEach(
            (key, member) -> {
              if (member.value() instanceof ConfigObject object) {
                result.put(key, new ConfigObject.Member(member.key(), applied(object)));
              } else if (!member.value().isNull()) {
                result.put(member.value() instanceof ConfigList ? plainKey(key) : key, member);
              }
            });
    return new ConfigObject(patch.source(), result);
  }
}
