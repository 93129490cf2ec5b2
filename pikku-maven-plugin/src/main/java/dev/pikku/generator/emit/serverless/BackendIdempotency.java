package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.IdempotencyConfig;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TransactionModel;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where a backend notes calls that happen once, as {@code serverless.yml} says it. */
record BackendIdempotency(IdempotencyConfig config) {
  static final String TABLE_ID = "IdempotencyTable";

  private static final String VARIABLE = "PIKKU_IDEMPOTENCY";
  private static final List<String> TABLE_ACTIONS =
      List.of("dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem");

  private static final List<String> EFFECTS =
      List.of(
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem");
  private static final Optional<TransactionModel> DYNAMODB = Optional.of(TransactionModel.DYNAMODB);

  boolean inTable() {
    return config.store().equals("dynamodb");
  }

  private String table() {
    return config.table().orElse("${self:service}-${sls:stage}-idempotency");
  }

  void environment(SortedMap<String, JsonNode> variables) {
    if (inTable()) {
      variables.put(VARIABLE, Nodes.text("dynamodb:" + table()));
    } else if (config.store().equals("jdbc")) {
      variables.put(VARIABLE + "_SCHEMA", Nodes.text(config.makesTables() ? "start" : "none"));
    }
  }

  void allow(ArrayNode statements) {
    if (inTable()) {
      ProviderSection.allow(TABLE_ACTIONS, statements)
          .add(Nodes.arn("dynamodb", "table/" + table()));
    }
  }

  /** Allows to write the tables that functions write together with the notes of their calls. */
  void allowEffects(PikkuModel model, ArrayNode statements) {
    boolean written =
        model.functions().stream()
            .flatMap(function -> function.method().parameters().stream())
            .anyMatch(BackendIdempotency::writesTables);
    if (written && !config.tables().isEmpty()) {
      ArrayNode resources = ProviderSection.allow(EFFECTS, statements);
      config.tables().forEach(table -> resources.add(Nodes.arn("dynamodb", "table/" + table)));
    }
  }

  private static boolean writesTables(ParameterModel parameter) {
    return parameter.kind() == ParameterModel.Kind.TRANSACTION
        && TransactionModel.of(parameter.type().toString()).equals(DYNAMODB);
  }

  ObjectNode resource() {
    return BackendChannels.table(table());
  }

  /** Refuses a database of which nothing says where it is. */
  void check(MergedService service, Deployment deployment, Diagnostics diagnostics) {
    if (!config.store().equals("jdbc")) {
      return;
    }
    String variable = "/environment/" + VARIABLE;
    for (String door : deployment.idempotentDoors()) {
      JsonNode function = service.tree().at(Nodes.step("/functions", door) + variable);
      if (function.isMissingNode() && service.tree().at("/provider" + variable).isMissingNode()) {
        diagnostics.error(
            Code.INVALID_IDEMPOTENCY,
            service.stated("/idempotency/store"),
            "Calls are noted in a database, but nothing says in which one.",
            "Set its URL: \"lambda\": {\"environment\": {\""
                + VARIABLE
                + "\": \"jdbc:…\"}}, or in the overlay, from a secret perhaps.");
      }
    }
  }
}
