package org.exemplar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A YAML file with a list {@code cases}. */
final class CaseFile {
  private static final YAMLMapper YAML = new YAMLMapper();

  private CaseFile() {}

  /**
   * The cases of a file, each as the input that the server takes.
   *
   * @throws CommandRefused {@code CASE_FILE_INVALID}
   */
  static List<JsonNode> read(Path file) {
    try {
      JsonNode cases = YAML.readTree(Files.readString(file)).path("cases");
      List<JsonNode> read = new ArrayList<>();
      for (JsonNode one : cases) {
        if (!one.isObject()) {
          throw invalid(file, "cases/" + read.size());
        }
        read.add(asInput((ObjectNode) one));
      }
      if (!cases.isArray()) {
        throw invalid(file, "cases");
      }
      return read;
    } catch (JsonProcessingException wrong) {
      throw invalid(file, String.valueOf(wrong.getOriginalMessage()));
    } catch (IOException broken) {
      throw CommandRefused.usage("FILE_NOT_READABLE", "文件不可读 / Cannot read " + file);
    }
  }

  /** YAML takes an unquoted code for a number; all but facets and versions are text. */
  private static JsonNode asInput(ObjectNode one) {
    ObjectNode input = YAML.createObjectNode();
    one.properties()
        .forEach(
            field -> {
              boolean asIs =
                  field.getKey().equals("facets") || field.getKey().equals("expectedVersion");
              input.set(field.getKey(), asIs ? field.getValue() : asText(field.getValue()));
            });
    return input;
  }

  private static JsonNode asText(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode texts = YAML.createArrayNode();
      list.forEach(one -> texts.add(asText(one)));
      return texts;
    }
    return value.isNumber() || value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
  }

  private static CommandRefused invalid(Path file, String where) {
    return CommandRefused.usage(
        "CASE_FILE_INVALID",
        "%s 应为含 cases 列表的 YAML / must be YAML with a list cases: %s".formatted(file, where));
  }
}
