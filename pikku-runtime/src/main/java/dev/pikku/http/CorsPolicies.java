package dev.pikku.http;

/**
 * The policies of a backend whose wirings do not all have the same. Generated code alone implements
 * this.
 */
public interface CorsPolicies {
  /** The policy of a wiring; that of the backend's config for -1. */
  CorsPolicy policy(int wiring);
}
