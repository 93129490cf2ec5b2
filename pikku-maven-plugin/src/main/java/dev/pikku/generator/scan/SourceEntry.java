package dev.pikku.generator.scan;

import dev.pikku.generator.model.FactoryModel.Origin;
import java.util.List;
import java.util.Map;

/**
 * What a source file says about one class beyond what class files keep: lines, parameter names and
 * Javadoc.
 *
 * @param file as messages show it
 * @param variables lines of fields and record components, by name
 * @param doc its Javadoc, raw
 * @param variableDocs Javadoc of fields and enum constants that have any, raw, by name
 */
record SourceEntry(
    String file,
    int line,
    Origin origin,
    Map<String, Integer> variables,
    List<Method> methods,
    String doc,
    Map<String, String> variableDocs) {

  /**
   * A method or constructor.
   *
   * @param types simple names of the parameters' types
   * @param names the parameters' names
   * @param lines the parameters' lines
   * @param annotations lines of its annotations, by simple name, in order
   * @param doc its Javadoc, raw
   */
  record Method(
      String name,
      int line,
      List<String> types,
      List<String> names,
      List<Integer> lines,
      Map<String, List<Integer>> annotations,
      String doc) {}
}
