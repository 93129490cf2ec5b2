/** A backend with a module descriptor. */
module acme.described {
  requires dev.pikku.runtime;
  requires dev.pikku.lambda;
  requires aws.lambda.java.core;

  exports acme;
}
