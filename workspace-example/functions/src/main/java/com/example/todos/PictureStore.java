package com.example.todos;

import dev.pikku.http.UploadedFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps pictures as long as the process lives. */
public final class PictureStore {
  private final Map<String, UploadedFile> pictures = new HashMap<>();

  public synchronized void put(String todo, UploadedFile picture) {
    pictures.put(
        todo,
        UploadedFile.of(picture.fileName(), picture.contentType(), picture.bytes()));
  }

  public synchronized Optional<UploadedFile> find(String todo) {
    return Optional.ofNullable(pictures.get(todo));
  }
}
