package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.key.TextTree;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.InvalidPluginDescriptorException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomConfigurationTest {
  @TempDir Path directory;
  private final MavenProject project = new MavenProject();
  private final Plugin plugin = new Plugin();

  @BeforeEach
  void setUp() {
    project.setFile(directory.resolve("pom.xml").toFile());
  }

  @Test
  void hasNestedElementsAsTheyStand() throws Exception {
    plugin.setConfiguration(xml("<filters><tags><tag>a</tag><tag> b </tag></tags></filters>"));
    TextTree filters = read().get(0);
    TextTree tags = filters.children().get(0);
    assertThat(filters.name()).isEqualTo("filters");
    assertThat(tags.children()).extracting(TextTree::text).containsExactly("a", "b");
  }

  @Test
  void keepsElementsThatNoGoalKnowsAndLeavesOutGoalsOwn() throws Exception {
    plugin.setConfiguration(xml("<skip>false</skip><filter/><name>x</name><format>json</format>"));
    assertThat(read()).extracting(TextTree::name).containsExactly("filter", "name");
  }

  @Test
  void takesTheExecutionsOwnWhichMavenHasMergedWithThePlugins() throws Exception {
    plugin.setConfiguration(xml("<name>plugin</name>"));
    PluginExecution execution = new PluginExecution();
    execution.setId("it");
    execution.setConfiguration(xml("<name>execution</name>"));
    plugin.addExecution(execution);
    assertThat(read()).extracting(TextTree::text).containsExactly("execution");
  }

  @Test
  void isEmptyWithoutConfiguration() throws Exception {
    assertThat(read()).isEmpty();
  }

  @Test
  void namesThePomAndTheLineThatStateIt() throws Exception {
    project.setFile(directory.resolve("backends/web/pom.xml").toFile());
    MavenProject parent = new MavenProject();
    parent.setFile(directory.resolve("pom.xml").toFile());
    project.setParent(parent);
    InputSource source = new InputSource();
    source.setLocation(directory.resolve("pom.xml").toString());
    plugin.setLocation("configuration", new InputLocation(12, 3, source));
    plugin.setConfiguration(xml("<name>x</name>"));
    assertThat(read().get(0).place()).hasToString("pom.xml:12");
  }

  @Test
  void namesTheModulesPomWhereMavenKeepsNoPlace() throws Exception {
    plugin.setConfiguration(xml("<name>x</name>"));
    assertThat(read().get(0).place()).hasToString("pom.xml");
  }

  private List<TextTree> read()
      throws DuplicateParameterException, InvalidPluginDescriptorException {
    MojoDescriptor generate = new MojoDescriptor();
    generate.setGoal("generate");
    generate.addParameter(parameter("skip", "boolean"));
    generate.addParameter(parameter("name", PlexusConfiguration.class.getName()));
    MojoDescriptor info = new MojoDescriptor();
    info.setGoal("info");
    info.addParameter(parameter("format", "java.lang.String"));
    PluginDescriptor descriptor = new PluginDescriptor();
    descriptor.addMojo(generate);
    descriptor.addMojo(info);
    generate.setPluginDescriptor(descriptor);
    return PomConfiguration.of(project, new MojoExecution(generate, "it"), plugin);
  }

  private static Parameter parameter(String name, String type) {
    Parameter parameter = new Parameter();
    parameter.setName(name);
    parameter.setType(type);
    return parameter;
  }

  private static Xpp3Dom xml(String elements) throws IOException, XmlPullParserException {
    return Xpp3DomBuilder.build(
        new StringReader("<configuration>" + elements + "</configuration>"));
  }
}
