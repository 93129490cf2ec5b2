package dev.pikku;

/** The HTTP methods a function can be wired to (RFC 9110, section 9). */
public enum HttpMethod {
  GET,
  HEAD,
  POST,
  PUT,
  PATCH,
  DELETE,
  OPTIONS
}
