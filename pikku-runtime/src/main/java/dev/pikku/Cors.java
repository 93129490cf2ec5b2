package dev.pikku;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which pages of other origins may call a wiring, where that is not what the backend's {@code
 * "http": {"cors": …}} says: {@code @WireHttp(…, cors = @Cors(origins =
 * "https://partner.example.com"))}.
 */
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Cors {
  /**
   * Exact origins, as browsers send them: {@code https://app.example.com}. Or {@code *} alone, for
   * any, without credentials. None stands for what the backend's config says.
   */
  String[] origins() default {};

  /** Request headers that pages may send beside those that every page may. */
  String[] headers() default {"content-type", "authorization", "x-api-key"};

  /** Headers of answers that scripts may read beside those that every script may. */
  String[] exposeHeaders() default {};

  /** Whether browsers send cookies along, and let scripts read what is answered then. */
  boolean credentials() default false;

  /** For how many seconds browsers remember what a preflight was answered. */
  int maxAge() default 86_400;
}
