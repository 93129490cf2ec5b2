package acme;

import dev.pikku.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;

/** Keeps notes. */
public final class NoteStore {
  private final List<Notes.Note> notes = new ArrayList<>();

  synchronized Notes.Note add(String text) {
    Notes.Note note = new Notes.Note(notes.size() + 1, text);
    notes.add(note);
    return note;
  }

  synchronized Notes.Note get(int number) {
    if (number < 1 || number > notes.size()) {
      throw new NotFoundException("There is no note " + number);
    }
    return notes.get(number - 1);
  }

  synchronized List<Notes.Note> all() {
    return List.copyOf(notes);
  }

  synchronized void clear() {
    notes.clear();
  }
}
