package dev.pikku.run;

/** Says that a service could not be made, and for whom. */
public final class ServiceFailure extends RuntimeException {
  private static final String ARROW = "-> ";
  private static final long serialVersionUID = 1L;

  private ServiceFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** A plain type is returned, so that verifying a bootstrap does not load this class. */
  static RuntimeException of(String chain, Throwable cause) {
    int arrow = chain.lastIndexOf(ARROW);
    return new ServiceFailure(
        chain.isEmpty()
            ? "The services could not be made"
            : "Could not make "
                + (arrow < 0 ? chain : chain.substring(arrow + ARROW.length()))
                + ", which is needed by "
                + chain,
        cause);
  }
}
