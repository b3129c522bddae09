package org.exemplar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A YAML file with a list {@code cases}, in UTF-8 or GB18030. What YAML would take for a number, a
 * date or a truth value is kept as it is written, but for facets and versions.
 */
final class CaseFile {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String LIST = "cases";
  private static final Set<String> TYPED = Set.of("facets", "expectedVersion");

  private final Path file;
  private final Map<String, Boolean> known;

  private CaseFile(Path file, Map<String, Boolean> known) {
    this.file = file;
    this.known = known;
  }

  /**
   * The cases of a file, each as the input that the server takes.
   *
   * @param known names of the fields that the server takes, and whether they must be there
   * @throws CommandRefused {@code FILE_NOT_READABLE}, {@code CASE_FILE_INVALID}
   */
  static List<JsonNode> read(Path file, Map<String, Boolean> known) {
    CaseFile reading = new CaseFile(file, known);
    try (YAMLParser yaml = YAML.getFactory().createParser(text(file))) {
      return reading.cases(yaml);
    } catch (JsonProcessingException wrong) {
      throw reading.invalid(
          wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr(),
          "不是 YAML",
          "it is no YAML: " + wrong.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException broken) {
      throw CommandRefused.usage("FILE_NOT_READABLE", "文件不可读 / Cannot read " + file);
    }
  }

  private static String text(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      return decoded(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException other) {
      return decoded(bytes.rewind(), Charset.forName("GB18030"));
    }
  }

  private static String decoded(ByteBuffer bytes, Charset charset) throws IOException {
    String text = charset.newDecoder().decode(bytes).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private List<JsonNode> cases(YAMLParser yaml) throws IOException {
    if (yaml.nextToken() != JsonToken.START_OBJECT) {
      throw noList(yaml);
    }
    List<JsonNode> cases = new ArrayList<>();
    boolean found = false;
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String name = yaml.currentName();
      if (!name.equals(LIST)) {
        throw unknown(yaml, name, Set.of(LIST));
      }
      if (found || yaml.nextToken() != JsonToken.START_ARRAY) {
        throw noList(yaml);
      }
      found = true;
      while (yaml.nextToken() != JsonToken.END_ARRAY) {
        cases.add(one(yaml));
      }
    }
    if (!found || yaml.nextToken() != null) {
      throw noList(yaml);
    }
    return cases;
  }

  private JsonNode one(YAMLParser yaml) throws IOException {
    if (yaml.currentToken() != JsonToken.START_OBJECT) {
      throw invalid(line(yaml), "这里应是一个案例的各项", "here the fields of a case are expected");
    }
    ObjectNode one = YAML.createObjectNode();
    int line = line(yaml);
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      String name = yaml.currentName();
      if (!known.containsKey(name)) {
        throw unknown(yaml, name, known.keySet());
      }
      if (one.has(name)) {
        throw invalid(line(yaml), "“" + name + "”出现了两次", name + " stands twice in the case");
      }
      yaml.nextToken();
      one.set(name, TYPED.contains(name) ? yaml.readValueAsTree() : asWritten(yaml));
    }
    List<String> missing =
        known.keySet().stream()
            .filter(name -> Boolean.TRUE.equals(known.get(name)) && !one.hasNonNull(name))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      String all = String.join(", ", missing);
      throw invalid(line, "缺少必填项 " + all, "required fields are missing: " + all);
    }
    return one;
  }

  private static JsonNode asWritten(YAMLParser yaml) throws IOException {
    JsonToken token = yaml.currentToken();
    if (token == JsonToken.START_ARRAY) {
      ArrayNode list = YAML.createArrayNode();
      while (yaml.nextToken() != JsonToken.END_ARRAY) {
        list.add(asWritten(yaml));
      }
      return list;
    }
    if (token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL) {
      return yaml.readValueAsTree();
    }
    return TextNode.valueOf(yaml.getText());
  }

  private CommandRefused unknown(YAMLParser yaml, String name, Set<String> right) {
    String all = String.join(", ", new TreeSet<>(right));
    return invalid(
        line(yaml),
        "没有“" + name + "”这一项；可用的有 " + all,
        "there is no field " + name + "; there are " + all);
  }

  private CommandRefused noList(YAMLParser yaml) {
    return invalid(line(yaml), "应为含 cases 列表的 YAML", "must be YAML with a list cases");
  }

  private static int line(YAMLParser yaml) {
    return yaml.currentTokenLocation().getLineNr();
  }

  private CommandRefused invalid(int line, String zh, String en) {
    String place = line > 0 ? ", 第 " + line + " 行 line " + line : "";
    return CommandRefused.usage(
        "CASE_FILE_INVALID", "%s%s: %s / %s".formatted(file, place, zh, en));
  }
}
