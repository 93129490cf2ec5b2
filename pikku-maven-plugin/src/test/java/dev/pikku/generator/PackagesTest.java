package dev.pikku.generator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The stages of the road see only what comes before them. */
class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.pikku.generator", "dev.pikku.local", "dev.pikku.maven");

  @Test
  void arrowsBetweenStagesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("diagnostic")
        .definedBy("dev.pikku.generator.diagnostic..")
        .layer("model")
        .definedBy("dev.pikku.generator.model..")
        .layer("config")
        .definedBy("dev.pikku.generator.config..")
        .layer("scan")
        .definedBy("dev.pikku.generator.scan..")
        .layer("filter")
        .definedBy("dev.pikku.generator.filter..")
        .layer("emit")
        .definedBy("dev.pikku.generator.emit..")
        .layer("archive")
        .definedBy("dev.pikku.generator.archive..")
        .layer("generator")
        .definedBy("dev.pikku.generator")
        .layer("maven")
        .definedBy("dev.pikku.maven..")
        // every stage reads or fills the model, except config, which knows no function
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("scan", "filter", "emit", "generator", "maven")
        // what is kept, and how it is deployed, is configured
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("filter", "emit", "generator", "maven")
        // the road's method and its caller put the stages together
        .whereLayer("scan")
        .mayOnlyBeAccessedByLayers("generator", "maven")
        // the manifest says what was left out, and why
        .whereLayer("filter")
        .mayOnlyBeAccessedByLayers("emit", "generator", "maven")
        .whereLayer("emit")
        .mayOnlyBeAccessedByLayers("generator", "maven")
        // archives are packed after the road, from what the compiler made of it
        .whereLayer("archive")
        .mayOnlyBeAccessedByLayers("maven")
        .whereLayer("generator")
        .mayOnlyBeAccessedByLayers("maven")
        .whereLayer("maven")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void stagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("dev.pikku.generator.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void whatRunsLocallyKnowsOnlyWhatIsDeployed() {
    noClasses()
        .that()
        .resideInAPackage("dev.pikku.local..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.pikku..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.pikku.local..", "dev.pikku.generator.diagnostic.."))))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.pikku.generator..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.pikku.local..")
        .check(CLASSES);
  }

  @Test
  void whatRunsLocallyHasNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("dev.pikku.local.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void onlyMavensPackageKnowsMaven() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pikku.maven..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.sonatype..")
        .check(CLASSES);
  }

  @Test
  void emittersAreFunctionsOfConfigAndModel() {
    noClasses()
        .that()
        .resideInAPackage("dev.pikku.generator.emit..")
        .and()
        .doNotHaveFullyQualifiedName("dev.pikku.generator.emit.OutputDirectory")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Files.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void onlyDiagnosticsMakeDiagnostics() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Diagnostics.class)
        .should()
        .callConstructorWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Diagnostic.class))))
        .check(CLASSES);
  }
}
