package dev.pikku.http;

import dev.pikku.error.BadRequestException;
import dev.pikku.error.ForbiddenException;
import dev.pikku.error.MethodNotAllowedException;
import dev.pikku.error.NotFoundException;
import dev.pikku.error.PayloadTooLargeException;
import dev.pikku.error.UnsupportedMediaTypeException;

/**
 * What this package throws. It stands apart, under a plain type, because verifying a class loads
 * every exception it throws by its own name.
 */
final class HttpRefusal {
  private HttpRefusal() {}

  static RuntimeException tooLarge(int maxSize) {
    return new PayloadTooLargeException("The body has more than " + maxSize + " bytes");
  }

  static RuntimeException unsupported() {
    return new UnsupportedMediaTypeException("A body of this content type is not read here");
  }

  static RuntimeException encoded() {
    return new UnsupportedMediaTypeException(
        "A body with a content encoding is not read here; send it without");
  }

  static RuntimeException malformedBody() {
    return new BadRequestException("The body is not UTF-8");
  }

  static RuntimeException malformedForm() {
    return new BadRequestException("The multipart/form-data body is malformed");
  }

  static RuntimeException longPartHeaders(int most) {
    return new BadRequestException(
        "The headers of a part of the multipart/form-data body have more than " + most + " bytes");
  }

  static RuntimeException malformedUrl() {
    return new BadRequestException("The percent-encoding of the URL is malformed");
  }

  static RuntimeException tooManyPairs(int most) {
    return new BadRequestException("A query or form has more than " + most + " values");
  }

  static RuntimeException notFound() {
    return new NotFoundException("There is nothing at this path");
  }

  static RuntimeException foreignOrigin() {
    return new ForbiddenException("Pages of this origin may not call here");
  }

  static RuntimeException methodNotAllowed() {
    return new MethodNotAllowedException("This path does not take this method");
  }
}
