package dev.pikku.maven;

import dev.pikku.generator.config.key.TextTree;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The plugin's {@code <configuration>} as it stands in the pom. What Maven hands to a goal has lost
 * the elements that no goal knows, and those are the ones to complain about.
 */
final class PomConfiguration {
  private PomConfiguration() {}

  /** Its elements, without those that are a goal's own parameters. */
  static List<TextTree> of(MavenProject project, MojoExecution execution, Plugin declared) {
    Set<String> goals = goalParameters(execution.getMojoDescriptor().getPluginDescriptor());
    if (!(configuration(declared, execution.getExecutionId()) instanceof Xpp3Dom elements)) {
      return List.of();
    }
    Place place = place(declared, project);
    return Arrays.stream(elements.getChildren())
        .filter(element -> !goals.contains(element.getName()))
        .map(element -> tree(element, place))
        .toList();
  }

  /** That of the execution, in which Maven has merged the plugin's, or else the plugin's. */
  private static Object configuration(Plugin declared, String executionId) {
    PluginExecution execution = declared.getExecutionsAsMap().get(executionId);
    return execution != null && execution.getConfiguration() != null
        ? execution.getConfiguration()
        : declared.getConfiguration();
  }

  /** Keys of the config are parameters too, to Maven: those of no type of their own. */
  private static Set<String> goalParameters(PluginDescriptor plugin) {
    return plugin.getMojos().stream()
        .flatMap(goal -> goal.getParameters().stream())
        .filter(parameter -> !PlexusConfiguration.class.getName().equals(parameter.getType()))
        .map(parameter -> parameter.getName())
        .collect(Collectors.toSet());
  }

  private static TextTree tree(Xpp3Dom element, Place place) {
    String text = element.getValue() == null ? "" : element.getValue();
    List<TextTree> children =
        Arrays.stream(element.getChildren()).map(child -> tree(child, place)).toList();
    return new TextTree(element.getName(), place, text, children);
  }

  /** The line of the whole configuration: Maven 3.8 keeps no place of single elements. */
  private static Place place(Plugin declared, MavenProject project) {
    Path root = Reactor.root(project);
    Path pom = project.getFile().toPath();
    int line = 0;
    InputLocation location = declared.getLocation("configuration");
    if (location != null
        && location.getSource() != null
        && location.getSource().getLocation() != null
        && Path.of(location.getSource().getLocation()).startsWith(root)) {
      pom = Path.of(location.getSource().getLocation());
      line = location.getLineNumber();
    }
    return new Place(root.relativize(pom).toString().replace('\\', '/'), line);
  }
}
