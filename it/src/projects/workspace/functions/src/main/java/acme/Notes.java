package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import dev.pikku.WireQueueWorker;
import dev.pikku.WireScheduler;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Notes, kept in memory. */
public final class Notes {

  /** A note to write down. */
  public record NewNote(@NotBlank String text) {}

  /** A note. */
  public record Note(int number, String text) {}

  /** Names a note. */
  public record Number(int number) {}

  private Notes() {}

  /** Writes a note down. */
  @PikkuFunc(tags = "web")
  @WireHttp(method = POST, route = "/notes", status = 201, auth = PUBLIC)
  public static Note add(NoteStore notes, NewNote input) {
    return notes.add(input.text());
  }

  /** Shows a note. */
  @PikkuFunc(tags = "web")
  @WireHttp(method = GET, route = "/notes/{number}", auth = PUBLIC)
  public static Note get(NoteStore notes, Number input) {
    return notes.get(input.number());
  }

  /** Lists all notes. */
  @PikkuFunc(tags = "web")
  @WireHttp(method = GET, route = "/notes", auth = PUBLIC)
  public static List<Note> list(NoteStore notes) {
    return notes.all();
  }

  /** Writes a note down, some time. */
  @PikkuFunc(tags = "jobs")
  @WireQueueWorker(name = "notes")
  public static void addLater(NoteStore notes, NewNote input) {
    notes.add(input.text());
  }

  /** Forgets all notes. */
  @PikkuFunc(tags = "jobs")
  @WireScheduler(name = "forget", schedule = "0 3 * * 1")
  public static void forget(NoteStore notes) {
    notes.clear();
  }
}
