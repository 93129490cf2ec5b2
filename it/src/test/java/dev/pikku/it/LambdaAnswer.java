package dev.pikku.it;

/** What a Lambda function answered to one event. */
sealed interface LambdaAnswer {
  String body();

  /** The handler returned. */
  record Response(String body) implements LambdaAnswer {}

  /** The handler threw. */
  record Failure(String body) implements LambdaAnswer {}

  /** The handler could not be made. */
  record InitFailure(String body) implements LambdaAnswer {}

  /** The process ended, or ran out of time; the body is its log. */
  record Silence(String body) implements LambdaAnswer {}
}
