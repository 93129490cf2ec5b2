package dev.pikku.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code pikku.config.json} as parameters: the pom's value counts over the file's,
 * {@code -Dpikku.key=…} over the pom's. They stand here so that Maven knows and documents them;
 * {@code PomConfiguration} reads them as one tree, so that one validator judges pom and file.
 */
@SuppressWarnings("UnusedVariable")
abstract class ConfigParameters extends AbstractMojo {
  /** The service's name; the artifact id unless stated. */
  @Parameter private @Nullable PlexusConfiguration name;

  /** The configs to inherit from: paths relative to the module, or {@code artifact:group:id}. */
  @Parameter(name = "extends")
  private @Nullable PlexusConfiguration inherited;

  /** The package of generated classes. */
  @Parameter(name = "package")
  private @Nullable PlexusConfiguration packageName;

  /**
   * What the backend keeps: types, tags, names, packages, httpRoutes, httpMethods, each with an
   * exclude… twin.
   */
  @Parameter private @Nullable PlexusConfiguration filters;

  /** Filters to choose from with {@code -Dpikku.filter=name}. */
  @Parameter private @Nullable PlexusConfiguration namedFilters;

  /** Queues that this backend sends to and another one owns. */
  @Parameter private @Nullable PlexusConfiguration queues;

  /** How HTTP reaches the backend. */
  @Parameter private @Nullable PlexusConfiguration http;

  /** How strict JSON is. */
  @Parameter private @Nullable PlexusConfiguration json;

  /** When services are made. */
  @Parameter private @Nullable PlexusConfiguration services;

  /** Settings of the Lambda functions. */
  @Parameter private @Nullable PlexusConfiguration lambda;

  /** How the deployable archive is made. */
  @Parameter private @Nullable PlexusConfiguration archive;

  /** Names that factories and middleware may read through plain {@code Secrets}. */
  @Parameter private @Nullable PlexusConfiguration secrets;

  /** Where secrets are kept. */
  @Parameter private @Nullable PlexusConfiguration secretStore;

  /** What {@code serverless.yml} says besides. */
  @Parameter private @Nullable PlexusConfiguration serverless;

  // extends and package are words of Java, so Maven needs setters

  public void setExtends(PlexusConfiguration inherited) {
    this.inherited = inherited;
  }

  public void setPackage(PlexusConfiguration packageName) {
    this.packageName = packageName;
  }
}
