package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Code;

/** What only those need who run a backend on their machine. Maven fetches it once. */
enum FetchedTool {
  /** AWS's own program that runs Java functions. */
  RUNTIME_CLIENT(
      "com.amazonaws:aws-lambda-java-runtime-interface-client",
      Code.MISSING_RUNTIME_CLIENT,
      "AWS's runtime client",
      "runtimeClient"),

  /** The database that keeps channels on this machine. */
  DATABASE(
      "com.h2database:h2",
      Code.MISSING_CHANNEL_DATABASE,
      "The database H2, where channels are kept on this machine,",
      "database");

  static final String RUNTIME_CLIENT_VERSION = "2.9.0";
  static final String DATABASE_VERSION = "2.4.240";

  private final String artifact;
  private final Code missing;
  private final String title;
  private final String option;

  FetchedTool(String artifact, Code missing, String title, String option) {
    this.artifact = artifact;
    this.missing = missing;
    this.title = title;
    this.option = option;
  }

  String artifact() {
    return artifact;
  }

  /** What is reported where it is not to be had. */
  Code missing() {
    return missing;
  }

  /** As people call it. */
  String title() {
    return title;
  }

  /** The property that asks for another version. */
  String property() {
    return "pikku.dev." + option;
  }
}
