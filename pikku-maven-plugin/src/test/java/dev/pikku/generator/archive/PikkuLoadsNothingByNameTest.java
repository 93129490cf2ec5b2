package dev.pikku.generator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of Pikku's own jars are left out where nothing mentions them, which takes this. */
class PikkuLoadsNothingByNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.pikku.json.JsonReader",
        "dev.pikku.lambda.HttpLambda",
        "dev.pikku.aws.SqsQueueService"
      })
  void noClassOfThatJarLoadsClassesByNamesItMakesUp(String type) throws Exception {
    Path jar =
        Path.of(Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI());
    Artifact artifact = Artifact.read("pikku", "pikku", jar, Artifact.Origin.PIKKU, 17);
    assertThat(artifact.classes()).isNotEmpty();
    assertThat(artifact.classes())
        .noneMatch(path -> artifact.classFile(path).orElseThrow().loadsByName());
  }
}
