package dev.pikku.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeRef.ClassType;
import dev.pikku.generator.model.TypeRef.PrimitiveType;
import dev.pikku.generator.model.TypeRef.WildcardType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {

  @ParameterizedTest
  @CsvSource({
    "todo-reminders, TodoReminders, todoReminders",
    "/my/todos/{id}, MyTodosId, myTodosId",
    "TodoStore, TodoStore, todoStore",
    "URLParser, URLParser, urlParser",
    "URL, URL, url",
    "a__b$c, ABC, abc",
  })
  void makesIdentifiersOfText(String text, String upper, String lower) {
    assertThat(JavaNames.upperCamel(text)).isEqualTo(upper);
    assertThat(JavaNames.lowerCamel(text)).isEqualTo(lower);
  }

  @Test
  void writesTypesAsJavaDoes() {
    TypeRef wildcard =
        new WildcardType("extends", List.of(new ClassType("app", "Todos.CreateTodo")));
    TypeRef list = new ClassType("java.util", "List", List.of(wildcard));
    TypeRef bytes = new TypeRef.ArrayType(new PrimitiveType("byte"));
    for (TypeRef type : List.of(list, bytes, new PrimitiveType("void"), new ClassType("", "A"))) {
      assertThat(JavaNames.of(type).toString()).isEqualTo(type.toString());
    }
  }
}
