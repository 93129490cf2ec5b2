package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.Cors;
import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;

/** Pages of the backend's origins, of a partner, and of anybody may call. */
public final class Orders {
  private Orders() {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/orders", auth = PUBLIC)
  @WireHttp(
      method = POST,
      route = "/orders",
      auth = PUBLIC,
      cors = @Cors(origins = "https://partner.example.net", maxAge = 60))
  @WireHttp(method = GET, route = "/prices", auth = PUBLIC, cors = @Cors(origins = "*"))
  public static void touch() {}
}
