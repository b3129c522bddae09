package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes JSON token by token: an ObjectMapper would cost a start too much. */
final class Json {
  static final JsonFactory FACTORY = new JsonFactory();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** With sorted keys and no white space: the same value is always the same text. */
  static String canonical(JsonNode value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(value, out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** In the order of its keys. */
  static void write(JsonNode value, OutputStream stream) throws IOException {
    try (JsonGenerator out = FACTORY.createGenerator(stream)) {
      write(value, out, false);
    }
  }

  private static void write(JsonNode value, JsonGenerator out, boolean sorted) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, out, sorted);
      case ARRAY -> array(value, out, sorted);
      case STRING -> out.writeString(value.textValue());
      case BOOLEAN -> out.writeBoolean(value.booleanValue());
      case NUMBER -> number(value, out);
      default -> out.writeNull();
    }
  }

  private static void object(JsonNode object, JsonGenerator out, boolean sorted)
      throws IOException {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (sorted) {
      names.sort(null);
    }
    out.writeStartObject();
    for (String name : names) {
      out.writeFieldName(name);
      write(object.path(name), out, sorted);
    }
    out.writeEndObject();
  }

  private static void array(JsonNode array, JsonGenerator out, boolean sorted) throws IOException {
    out.writeStartArray();
    for (JsonNode element : array) {
      write(element, out, sorted);
    }
    out.writeEndArray();
  }

  private static void number(JsonNode number, JsonGenerator out) throws IOException {
    if (number.isIntegralNumber()) {
      out.writeNumber(number.bigIntegerValue());
    } else {
      out.writeNumber(number.doubleValue());
    }
  }

  static JsonNode read(byte[] bytes) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("the file is empty");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      default -> scalar(parser);
    };
  }

  private static ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  /** The scalar that the parser stands at; what is no JSON scalar is its text. */
  static JsonNode scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> number(parser);
      default -> NODES.textNode(parser.getText());
    };
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private static JsonNode number(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    return Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(parser.getText());
  }
}
