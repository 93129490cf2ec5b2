package dev.pikku.http;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.json.ObjectBinder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Uploaded files from forms, from JSON and to JSON; for generated code. */
public final class FileValues {
  private FileValues() {}

  /** A file of a form; its content is not copied. */
  public static UploadedFile of(String fileName, String contentType, ByteBuffer content) {
    int from = content.arrayOffset() + content.position();
    return new UploadedFile(
        fileName, contentType, content.array(), from, from + content.remaining());
  }

  /** A copy of a file's bytes. */
  public static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(content.position(), bytes);
    return bytes;
  }

  /** The next value; null, and a violation, if it is no file. */
  public static @Nullable UploadedFile read(JsonReader in) {
    return Binder.read(in);
  }

  public static void write(JsonWriter out, @Nullable UploadedFile file) {
    if (file == null) {
      out.nullValue();
      return;
    }
    out.beginObject().name("fileName").value(file.fileName());
    out.name("contentType").value(file.contentType());
    out.name("content").value(file.bytes()).endObject();
  }

  private static final class Binder extends ObjectBinder<UploadedFile> {
    private @Nullable String fileName;
    private @Nullable String contentType;
    private byte @Nullable [] content;

    private Binder() {
      super(3);
    }

    static @Nullable UploadedFile read(JsonReader in) {
      return new Binder().object(in);
    }

    @Override
    protected boolean readJson(String component, JsonReader in) {
      switch (component) {
        case "fileName" -> {
          if (first(0)) {
            fileName = in.string();
          } else {
            in.skip();
          }
        }
        case "contentType" -> {
          if (first(1)) {
            contentType = in.string();
          } else {
            in.skip();
          }
        }
        case "content" -> {
          if (first(2)) {
            content = in.base64();
          } else {
            in.skip();
          }
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    protected void check() {
      required(2, "content");
    }

    @Override
    protected UploadedFile make() {
      return UploadedFile.of(
          fileName == null ? "" : fileName,
          contentType == null ? "" : contentType,
          content == null ? new byte[0] : content);
    }
  }
}
