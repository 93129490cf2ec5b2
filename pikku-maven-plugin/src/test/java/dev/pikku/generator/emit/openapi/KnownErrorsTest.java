package dev.pikku.generator.emit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pikku.error.PikkuException;
import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.ThrownModel;
import dev.pikku.generator.model.TypeRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownErrorsTest {
  @Test
  void knowsEachExceptionOfPikkusOwn() throws ReflectiveOperationException {
    int known = 0;
    for (JavaClass each : new ClassFileImporter().importPackages("dev.pikku.error")) {
      if (each.isAssignableTo(PikkuException.class)
          && !each.getModifiers().contains(JavaModifier.ABSTRACT)
          && !each.getSimpleName().equals("DeclaredException")) {
        PikkuException exception = make(each.reflect());
        ThrownModel thrown =
            new ThrownModel(
                new TypeRef.ClassType("dev.pikku.error", each.getSimpleName()),
                List.of("dev.pikku.error.PikkuException", "java.lang.RuntimeException"));
        assertThat(new KnownErrors(List.of()).of(List.of(thrown), DocModel.NONE))
            .isEqualTo(Map.of(exception.status(), List.of("`" + exception.code() + "`")));
        known++;
      }
    }
    assertThat(known).isGreaterThan(10);
  }

  private static PikkuException make(Class<?> type) throws ReflectiveOperationException {
    return type.getSimpleName().equals("InvalidInputException")
        ? (PikkuException) type.getConstructor(List.class).newInstance(List.of())
        : (PikkuException) type.getConstructor(String.class).newInstance("");
  }
}
