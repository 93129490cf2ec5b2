package dev.pikku.generator.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Javadoc says about one declaration, as CommonMark.
 *
 * @param text the description, without block tags; may be empty
 * @param members of a method or record its {@code @param} texts, of an enum its constants' texts,
 *     by name
 * @param returns {@code @return}, or empty
 * @param thrown {@code @throws}, by the exception's simple name
 */
public record DocModel(
    String text,
    SortedMap<String, String> members,
    String returns,
    SortedMap<String, String> thrown) {
  /** Nothing is said, or no sources are at hand. */
  public static final DocModel NONE = new DocModel("", Map.of(), "", Map.of());

  public DocModel {
    members = new TreeMap<>(members);
    thrown = new TreeMap<>(thrown);
  }

  private DocModel(
      String text, Map<String, String> members, String returns, Map<String, String> thrown) {
    this(text, new TreeMap<>(members), returns, new TreeMap<>(thrown));
  }

  /** What is said of a parameter, component or constant; empty if nothing is. */
  public String member(String name) {
    return members.getOrDefault(name, "");
  }

  /** The same with other texts of members. */
  public DocModel withMembers(SortedMap<String, String> texts) {
    return new DocModel(text, texts, returns, thrown);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
