package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.GraphQlClient;
import org.exemplar.store.Sha256;

/**
 * Uploads an archive.
 *
 * @param server where to
 */
record ArchiveUpload(GraphQlClient server) {
  private static final String CREATE =
      "mutation($input: CreateUploadInput!) { createUpload(input: $input) { upload { url } errors {"
          + " ... on InputError { code zh: message(language: ZH) en: message(language: EN) } } } }";

  /**
   * Sends it.
   *
   * @return the id of the file
   * @throws CommandRefused with the server's reason
   */
  String send(byte[] archive) {
    Map<String, ?> input =
        Map.of(
            "name",
            "plugin.jar",
            "mediaType",
            "application/zip",
            "size",
            archive.length,
            "sha256",
            Sha256.hex(archive));
    JsonNode payload = server.ask(CREATE, Map.of("input", input));
    JsonNode error = payload.path("errors").path(0);
    if (error.isObject()) {
      throw CommandRefused.failed(
          error.path("code").asText(),
          error.path("zh").asText() + " / " + error.path("en").asText());
    }
    return server.put(payload.at("/upload/url").asText(), archive).path("id").asText();
  }
}
