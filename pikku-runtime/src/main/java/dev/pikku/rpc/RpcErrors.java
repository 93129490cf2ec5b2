package dev.pikku.rpc;

import dev.pikku.error.BadGatewayException;
import dev.pikku.error.BadRequestException;
import dev.pikku.error.ConflictException;
import dev.pikku.error.ForbiddenException;
import dev.pikku.error.GatewayTimeoutException;
import dev.pikku.error.GoneException;
import dev.pikku.error.InternalServerException;
import dev.pikku.error.InvalidInputException;
import dev.pikku.error.MethodNotAllowedException;
import dev.pikku.error.MissingScopeException;
import dev.pikku.error.NotFoundException;
import dev.pikku.error.NotImplementedException;
import dev.pikku.error.PayloadTooLargeException;
import dev.pikku.error.ServiceUnavailableException;
import dev.pikku.error.TooManyRequestsException;
import dev.pikku.error.UnauthorizedException;
import dev.pikku.error.UnsupportedMediaTypeException;
import dev.pikku.error.Violation;
import dev.pikku.json.JsonReader;
import dev.pikku.json.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns errors that were answered into the exceptions that they were. */
final class RpcErrors {
  private final String function;
  private final int status;
  private @Nullable String name;
  private @Nullable String message;
  private @Nullable String errorId;
  private @Nullable Object payload;
  private final List<Violation> violations = new ArrayList<>();

  private RpcErrors(String function, int status) {
    this.function = function;
    this.status = status;
  }

  /** What a function threw, or what stands for it. */
  static RuntimeException of(String function, int status, JsonReader in) {
    RpcErrors error = new RpcErrors(function, status);
    try {
      error.read(in);
    } catch (RuntimeException notOurs) {
      // what was read so far says enough
    }
    return error.exception();
  }

  private void read(JsonReader in) {
    in.beginObject();
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      char kind = in.peek();
      if (key.equals("payload")) {
        payload = in.any();
      } else if (key.equals("violations") && kind == '[') {
        readViolations(in);
      } else if (kind == '"') {
        String text = in.string();
        switch (key) {
          case "name" -> name = text;
          case "message" -> message = text;
          case "errorId" -> errorId = text;
          default -> {}
        }
      } else {
        in.skip();
      }
    }
  }

  private void readViolations(JsonReader in) {
    in.beginArray();
    while (in.nextElement()) {
      String path = "";
      String text = "";
      in.beginObject();
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        if (key.equals("path")) {
          path = in.string();
        } else if (key.equals("message")) {
          text = in.string();
        } else {
          in.skip();
        }
      }
      violations.add(new Violation(path, text));
    }
  }

  private RuntimeException exception() {
    String known = name;
    if (known == null || status < 400 || status > 599) {
      return new RemoteCallException(
          "The remote function "
              + function
              + " failed"
              + (isId(errorId) ? "; its log has the error id " + errorId : ""),
          true,
          null);
    }
    return switch (known) {
      case RpcFailure.UNKNOWN ->
          new RemoteCallException(
              "Where the remote function "
                  + function
                  + " should be, it is not: deploy the backend that has it",
              false,
              null);
      case "BadRequestError" -> new BadRequestException(message);
      case "UnauthorizedError" -> new UnauthorizedException(message);
      case "ForbiddenError" -> new ForbiddenException(message);
      case "NotFoundError" -> new NotFoundException(message);
      case "MethodNotAllowedError" -> new MethodNotAllowedException(message);
      case "ConflictError" -> new ConflictException(message);
      case "GoneError" -> new GoneException(message);
      case "PayloadTooLargeError" -> new PayloadTooLargeException(message);
      case "UnsupportedMediaTypeError" -> new UnsupportedMediaTypeException(message);
      case "InvalidInputError" -> new InvalidInputException(violations);
      case "TooManyRequestsError" -> new TooManyRequestsException(message);
      case "InternalServerError" -> new InternalServerException(message);
      case "NotImplementedError" -> new NotImplementedException(message);
      case "BadGatewayError" -> new BadGatewayException(message);
      case "ServiceUnavailableError" -> new ServiceUnavailableException(message);
      case "GatewayTimeoutError" -> new GatewayTimeoutException(message);
      case "MissingScopeError" -> missingScope();
      default -> new RemoteError(status, known, message, payload);
    };
  }

  private RuntimeException missingScope() {
    Object scope = payload instanceof Map<?, ?> facts ? facts.get("scope") : null;
    return new MissingScopeException(String.valueOf(scope));
  }

  /** Whether a text can go into a log as it is. */
  private static boolean isId(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 32) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What is thrown where a result is not as the caller knows it. */
  static RuntimeException unreadable(String function, Violations violations) {
    String why = "";
    try {
      violations.raise();
    } catch (InvalidInputException invalid) {
      why = ": " + invalid.summary();
    }
    return new RemoteCallException(
        "What the remote function " + function + " returned is not what its caller knows" + why,
        true,
        null);
  }
}
