package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** What functions that ask for scopes need: a caller with a session that has some. */
final class ScopeRules {
  private static final String SCOPED = "dev.pikku.auth.Scoped";

  private final Round round;
  private final Optional<TypeRef.ClassType> session;

  /**
   * @param session the record annotated {@code @PikkuSession}
   */
  ScopeRules(Round round, Optional<TypeRef.ClassType> session) {
    this.round = round;
    this.session = session;
  }

  /** Reports what does not fit. */
  void check(List<FunctionModel> functions) {
    for (FunctionModel function : functions) {
      if (!function.scopes().isEmpty()) {
        checkWords(function);
        checkCallers(function);
        checkSession(function);
      }
    }
  }

  private void checkWords(FunctionModel function) {
    for (String scope : function.scopes()) {
      if (!scope.matches("[^\\s:*]+(:[^\\s:*]+)*")) {
        error(
            Code.INVALID_SCOPE,
            function,
            "asks for the scope \"" + scope + "\", which is none",
            "Write words with colons between them, such as \"todos:write\"; only what a session has"
                + " may end in \"*\".");
      }
    }
  }

  private void checkCallers(FunctionModel function) {
    List<WiringModel> wirings = function.wirings();
    if (!wirings.isEmpty() && wirings.stream().noneMatch(WiringModel::needsSession)) {
      error(
          Code.INVALID_SCOPE,
          function,
          "asks for scopes, but is wired only where callers have no session",
          "Remove auth = PUBLIC from a wiring, or the scopes.");
    }
  }

  private void checkSession(FunctionModel function) {
    if (session.isEmpty()) {
      error(
          Code.SESSION_WITHOUT_SCOPES,
          function,
          "asks for scopes, but there is no session",
          "Annotate the record of who is calling with @PikkuSession, and let it implement "
              + SCOPED
              + ".");
      return;
    }
    TypeElement type = round.elements().getTypeElement(session.get().name());
    if (type != null && !round.isSubtype(type, SCOPED)) {
      error(
          Code.SESSION_WITHOUT_SCOPES,
          function,
          "asks for scopes, but "
              + Round.shortName(type)
              + " ("
              + round.places().of(type)
              + ") has none",
          "Let it implement " + SCOPED + ", with a component \"List<String> scopes\".");
    }
  }

  private void error(Code code, FunctionModel function, String fact, String remedy) {
    round
        .diagnostics()
        .error(code, function.method().place(), function.name() + " " + fact + ".", remedy);
  }
}
