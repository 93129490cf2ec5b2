package dev.pikku.generator.emit.openapi;

import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.ErrorModel;
import dev.pikku.generator.model.ThrownModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What callers learn of the exceptions that a function declares. */
final class KnownErrors {
  private static final String PACKAGE = "dev.pikku.error.";
  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("BadGateway", 502),
          Map.entry("BadRequest", 400),
          Map.entry("Conflict", 409),
          Map.entry("Forbidden", 403),
          Map.entry("GatewayTimeout", 504),
          Map.entry("Gone", 410),
          Map.entry("InternalServer", 500),
          Map.entry("InvalidInput", 422),
          Map.entry("MethodNotAllowed", 405),
          Map.entry("MissingScope", 403),
          Map.entry("NotFound", 404),
          Map.entry("NotImplemented", 501),
          Map.entry("PayloadTooLarge", 413),
          Map.entry("ServiceUnavailable", 503),
          Map.entry("TooManyRequests", 429),
          Map.entry("Unauthorized", 401),
          Map.entry("UnsupportedMediaType", 415));

  private final Map<String, ErrorModel> declared = new HashMap<>();

  KnownErrors(List<ErrorModel> errors) {
    errors.forEach(error -> declared.put(error.exception().name(), error));
  }

  /** An error as callers see it. */
  private record Told(int status, String code, String message) {}

  /** A sentence for each exception whose status is known, by status. */
  SortedMap<Integer, List<String>> of(List<ThrownModel> thrown, DocModel doc) {
    SortedMap<Integer, List<String>> byStatus = new TreeMap<>();
    for (ThrownModel exception : thrown) {
      Optional<Told> told = told(exception);
      if (told.isPresent()) {
        String simpleName = exception.type().simpleName();
        String written =
            doc.thrown()
                .getOrDefault(
                    simpleName.substring(simpleName.lastIndexOf('.') + 1), told.get().message());
        byStatus
            .computeIfAbsent(told.get().status(), status -> new ArrayList<>())
            .add("`" + told.get().code() + "`" + (written.isEmpty() ? "" : ": " + written));
      }
    }
    return byStatus;
  }

  private Optional<Told> told(ThrownModel thrown) {
    List<String> classes = new ArrayList<>(List.of(thrown.type().name()));
    classes.addAll(thrown.ancestry());
    // an exception of Pikku's is never translated
    if (classes.contains(PACKAGE + "PikkuException")) {
      return classes.stream().flatMap(name -> pikku(name).stream()).findFirst();
    }
    return classes.stream()
        .flatMap(name -> Optional.ofNullable(declared.get(name)).stream())
        .findFirst()
        .map(error -> new Told(error.status(), error.code(), error.message()));
  }

  private static Optional<Told> pikku(String name) {
    if (!name.startsWith(PACKAGE) || !name.endsWith("Exception")) {
      return Optional.empty();
    }
    String word = name.substring(PACKAGE.length(), name.length() - "Exception".length());
    Integer status = STATUSES.get(word);
    return status == null ? Optional.empty() : Optional.of(new Told(status, word + "Error", ""));
  }
}
