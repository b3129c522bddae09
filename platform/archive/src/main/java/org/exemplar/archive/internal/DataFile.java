package org.exemplar.archive.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads one YAML or JSON file strictly, and remembers on which line everything stands. */
final class DataFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonFactory JSON = new JsonFactory();
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private static final int DEEPEST = 30;
  private static final int LONGEST = 4 << 20;

  private final Map<String, Integer> lines = new HashMap<>();

  private DataFile() {}

  /** Reads JSON. */
  static Fields json(byte[] bytes) throws DataException {
    String text = text(bytes);
    return new DataFile().root(() -> JSON.createParser(text));
  }

  /** Reads YAML, of which JSON is a part. */
  static Fields yaml(byte[] bytes) throws DataException {
    String text = text(bytes);
    return new DataFile().root(() -> YAML.createParser(new StringReader(text)));
  }

  /** Opens a parser. */
  private interface Opening {
    JsonParser open() throws IOException;
  }

  private static String text(byte[] bytes) throws DataException {
    if (bytes.length > LONGEST) {
      throw new DataException(0, "文件过大", "the file is too large");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DataException(
          0, "文件不是 UTF-8 编码，请改存为 UTF-8", "the file is not in UTF-8; save it so");
    }
  }

  private Fields root(Opening opening) throws DataException {
    try (JsonParser parser = opening.open()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DataException(1, "文件应由“键: 值”组成", "the file must consist of keys and values");
      }
      JsonNode root = value(parser, "");
      if (parser.nextToken() != null) {
        throw new DataException(
            line(parser), "文件里有第二份内容，请只保留一份", "there is a second document; keep one");
      }
      return new Fields((ObjectNode) root, "", lines);
    } catch (JsonProcessingException e) {
      throw new DataException(line(e), "写法有误，无法读取", "this cannot be read: " + reason(e));
    } catch (IOException | IllegalArgumentException e) {
      // a number that is none throws the latter
      throw new DataException(0, "文件无法读取", "the file cannot be read");
    }
  }

  private JsonNode value(JsonParser parser, String pointer) throws IOException, DataException {
    lines.putIfAbsent(pointer, line(parser));
    if (pointer.chars().filter(c -> c == '/').count() > DEEPEST) {
      throw new DataException(line(parser), "嵌套过深", "this is nested too deeply");
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new DataException(
          line(parser), "不能使用 YAML 别名（*），请写出内容", "aliases (*) are not taken; write it out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      default -> NODES.textNode(parser.getText());
    };
  }

  private ArrayNode array(JsonParser parser, String pointer) throws IOException, DataException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, pointer + "/" + array.size()));
    }
    return array;
  }

  private ObjectNode object(JsonParser parser, String pointer) throws IOException, DataException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = line(parser);
      if (object.has(key)) {
        throw new DataException(
            line, "“" + key + "”出现了两次，请只保留一个", key + " stands here twice; keep one");
      }
      lines.putIfAbsent(pointer + "/" + key, line);
      parser.nextToken();
      object.set(key, value(parser, pointer + "/" + key));
    }
    return object;
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static int line(JsonProcessingException e) {
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return marked.getProblemMark().getLine() + 1;
    }
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
  }

  private static String reason(JsonProcessingException e) {
    return Problems.shown(e.getOriginalMessage().lines().findFirst().orElse("syntax"));
  }
}
