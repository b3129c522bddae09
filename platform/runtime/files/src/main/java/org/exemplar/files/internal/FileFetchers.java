package org.exemplar.files.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;

/** Answers the fields of {@code files.graphqls}. */
final class FileFetchers implements SchemaContribution {
  private final FilesRoom room;
  private final Uploads uploads;
  private final StoredFiles files;

  FileFetchers(FilesRoom room, Uploads uploads, StoredFiles files) {
    this.room = room;
    this.uploads = uploads;
    this.files = files;
  }

  record UploadView(
      String id, String url, String method, Instant expiresAt, long received, long maximumSize) {}

  record UploadPayload(Optional<UploadView> upload, List<Refusal> errors) {}

  record DeletePayload(Optional<StoredFile> file, List<Refusal> errors) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.files",
        field -> files.page(field.caller(), PageRequest.of(field)),
        "File.url",
        field -> files.link(field.source(StoredFile.class)),
        "Mutation.createUpload",
        this::createUpload,
        "Mutation.deleteFile",
        this::deleteFile);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(StoredFile.TYPE, files::load);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(StoredFile.class, StoredFile.TYPE);
  }

  private UploadPayload createUpload(FieldContext field) {
    Input input = Input.of(field, "input");
    Outcome<Upload> outcome =
        uploads.begin(
            field.caller(),
            new Upload.Wanted(
                input.text("name"),
                input.text("mediaType"),
                input.integer("size"),
                input.optional("sha256", String.class)));
    return new UploadPayload(outcome.value().map(this::view), outcome.refusals());
  }

  private UploadView view(Upload upload) {
    return new UploadView(
        upload.id(),
        uploads.link(upload),
        FileLinks.Deed.PUT.name(),
        upload.expiresAt(),
        uploads.received(upload),
        room.settings.maximumSize());
  }

  private DeletePayload deleteFile(FieldContext field) {
    Outcome<StoredFile> outcome =
        files.delete(Input.of(field, "input").text("file"), field.caller());
    return new DeletePayload(outcome.value(), outcome.refusals());
  }
}
