package dev.pikku.local.lambda;

/** The AWS account that there is not, in ids and addresses that must name one. */
public final class Account {
  /** AWS's own example. */
  public static final String ID = "123456789012";

  private Account() {}

  /** An ARN such as {@code arn:aws:sqs:eu-central-1:123456789012:todos}. */
  public static String arn(String service, String region, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + ID + ":" + resource;
  }
}
