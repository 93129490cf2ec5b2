package com.example.todos;

import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.PUT;

import com.example.todos.Todos.TodoId;
import com.example.users.CookieLogin;
import com.example.users.TokenLogin;
import dev.pikku.PikkuFunc;
import dev.pikku.Permit;
import dev.pikku.Tags;
import dev.pikku.Use;
import dev.pikku.WireHttp;
import dev.pikku.error.NotFoundException;
import dev.pikku.error.UnsupportedMediaTypeException;
import dev.pikku.http.HttpResponse;
import dev.pikku.http.UploadedFile;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;

/** A picture for each todo: uploaded as a form's file, answered as bytes. */
@Tags("media")
@Use({TokenLogin.class, CookieLogin.class})
public final class Pictures {
  private static final Set<String> TYPES = Set.of("image/png", "image/jpeg");

  /** A picture of at most a megabyte. */
  public record NewPicture(@NotBlank String id, @Size(max = 1_000_000) UploadedFile picture) {}

  private final PictureStore pictures;

  public Pictures(PictureStore pictures) {
    this.pictures = pictures;
  }

  /** Keeps a picture, in place of the one before. */
  @PikkuFunc
  @WireHttp(method = PUT, route = "/my/todos/{id}/picture")
  @Permit(OwnsPicturedTodo.class)
  public void put(NewPicture input) {
    if (!TYPES.contains(input.picture().contentType())) {
      throw new UnsupportedMediaTypeException("A picture is a PNG or a JPEG");
    }
    pictures.put(input.id(), input.picture());
  }

  /** Shows the picture; a browser that has it is told so, and gets nothing. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/my/todos/{id}/picture", etag = true)
  @Permit(OwnsTodo.class)
  public HttpResponse get(TodoId input) {
    UploadedFile picture =
        pictures
            .find(input.id())
            .orElseThrow(() -> new NotFoundException("This todo has no picture"));
    return new HttpResponse(200)
        .header("x-content-type-options", "nosniff")
        .bytes(picture.contentType(), picture.bytes());
  }
}
