package dev.pikku.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.archive.ArchiveResult;
import dev.pikku.generator.archive.ArchiveResult.LeftOut;
import dev.pikku.generator.archive.ArchiveResult.Part;
import dev.pikku.generator.archive.ArchiveResult.Treatment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveTableTest {
  @Test
  void saysWhereEachArtifactWentAndWhy() {
    ArchiveResult archive =
        new ArchiveResult(
            Path.of("a.zip"),
            1,
            1,
            1,
            true,
            List.of(
                new Part(
                    "functions",
                    Treatment.MERGED,
                    "",
                    2,
                    List.of(new LeftOut("acme/Old.class", "nothing reaches it"))),
                new Part("acme:signed:1", Treatment.LIB, "it is signed", 3, List.of())));

    assertThat(ArchiveTable.text(archive))
        .isEqualTo(
            """
            merged     functions
              without    acme/Old.class  nothing reaches it
            in lib/    acme:signed:1     it is signed
            """);
  }
}
