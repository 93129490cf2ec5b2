package dev.pikku.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PikkuExceptionTest {

  /** Clients compare these: none may change. */
  @Test
  void hasAStableCode() {
    assertThat(
            List.of(
                new BadRequestException("m"),
                new UnauthorizedException("m"),
                new ForbiddenException("m"),
                new MissingScopeException("s"),
                new NotFoundException("m"),
                new MethodNotAllowedException("m"),
                new ConflictException("m"),
                new GoneException("m"),
                new PayloadTooLargeException("m"),
                new UnsupportedMediaTypeException("m"),
                new InvalidInputException(List.of()),
                new TooManyRequestsException("m"),
                new InternalServerException("m"),
                new NotImplementedException("m"),
                new BadGatewayException("m"),
                new ServiceUnavailableException("m"),
                new GatewayTimeoutException("m")))
        .extracting(known -> known.status() + " " + known.code())
        .containsExactly(
            "400 BadRequestError",
            "401 UnauthorizedError",
            "403 ForbiddenError",
            "403 MissingScopeError",
            "404 NotFoundError",
            "405 MethodNotAllowedError",
            "409 ConflictError",
            "410 GoneError",
            "413 PayloadTooLargeError",
            "415 UnsupportedMediaTypeError",
            "422 InvalidInputError",
            "429 TooManyRequestsError",
            "500 InternalServerError",
            "501 NotImplementedError",
            "502 BadGatewayError",
            "503 ServiceUnavailableError",
            "504 GatewayTimeoutError");
  }

  @Test
  void hasAStatusOfAnError() {
    assertThatThrownBy(() -> DeclaredException.of(399, "X", null, new Exception()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DeclaredException.of(600, "X", null, new Exception()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DeclaredException.of(599, "X", null, new Exception()).status()).isEqualTo(599);
  }
}
