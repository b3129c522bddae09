package org.exemplar.web.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON to and from maps, lists, strings, numbers, booleans and null; UTF-8. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private Json() {}

  /** Reads the one value that the stream holds. */
  static @Nullable Object read(InputStream stream) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream);
    if (isOtherUnicode(in)) {
      throw new IOException("not UTF-8");
    }
    try (JsonParser parser = FACTORY.createParser(in)) {
      return document(parser);
    }
  }

  /** The parser would read UTF-16 and UTF-32 by itself; their first characters give them away. */
  private static boolean isOtherUnicode(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0 || second == 0 || first >= 0xFE;
  }

  /** Reads the one value that the text holds. */
  static @Nullable Object read(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return document(parser);
    }
  }

  private static @Nullable Object document(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      throw new IOException("empty");
    }
    Object value = value(parser);
    if (parser.nextToken() != null) {
      throw new IOException("more than one value");
    }
    return value;
  }

  /** An exponent can be larger than any number that Java has. */
  private static BigDecimal decimal(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IOException("not a number: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  /** Writes a value to a stream, which stays open. */
  static void write(@Nullable Object value, OutputStream out) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    }
  }

  /** A value as a string. */
  static String text(@Nullable Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** A value as UTF-8 text. */
  static byte[] bytes(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(value, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case String text -> generator.writeString(text);
      case Map<?, ?> object -> writeObject(object, generator);
      case Iterable<?> array -> writeArray(array, generator);
      case Boolean truth -> generator.writeBoolean(truth);
      case Number number -> writeNumber(number, generator);
      default -> generator.writeString(value.toString());
    }
  }

  private static void writeObject(Map<?, ?> object, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      generator.writeFieldName(String.valueOf(entry.getKey()));
      write(entry.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private static void writeArray(Iterable<?> array, JsonGenerator generator) throws IOException {
    generator.writeStartArray();
    for (Object element : array) {
      write(element, generator);
    }
    generator.writeEndArray();
  }

  private static void writeNumber(Number number, JsonGenerator generator) throws IOException {
    switch (number) {
      case Integer value -> generator.writeNumber(value);
      case Long value -> generator.writeNumber(value);
      case Double value -> generator.writeNumber(value);
      case BigDecimal value -> generator.writeNumber(value);
      case BigInteger value -> generator.writeNumber(value);
      default -> generator.writeNumber(new BigDecimal(number.toString()));
    }
  }
}
