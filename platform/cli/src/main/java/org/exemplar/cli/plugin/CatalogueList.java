package org.exemplar.cli.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.cli.CommandRefused;

/** The catalogues that {@code conf/catalogues.yaml} names. */
final class CatalogueList {
  private static final String FILE = "catalogues.yaml";
  private static final String LIST = "catalogues";

  private CatalogueList() {}

  /**
   * Folders, from that of the distribution on, and addresses.
   *
   * @throws CommandRefused {@code CATALOGUES_INVALID}, {@code FILE_NOT_READABLE}
   */
  static List<String> of(Path home) {
    Path file = home.resolve("conf").resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> named = new ArrayList<>();
    JsonNode root = read(file);
    JsonNode list = root.path(LIST);
    if (!root.isObject() || root.size() != 1 || !list.isArray()) {
      throw invalid(file, 1);
    }
    for (JsonNode each : list) {
      if (!each.isTextual() || each.textValue().isBlank()) {
        throw invalid(file, 0);
      }
      String text = each.textValue();
      named.add(CatalogueUnion.isAddress(text) ? text : home.resolve(text).toString());
    }
    return named;
  }

  private static JsonNode read(Path file) {
    try {
      return new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException wrong) {
      throw invalid(file, wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr());
    } catch (IOException broken) {
      throw Paths.broken(file);
    }
  }

  private static CommandRefused invalid(Path file, int line) {
    return CommandRefused.usage(
        "CATALOGUES_INVALID",
        "%s%s 应形如 catalogues: [\"https://…\", \"文件夹\"] / must read like catalogues: [\"https://…\", \"folder\"]"
            .formatted(file, line > 0 ? ":" + line : ""));
  }
}
