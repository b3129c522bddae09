package org.exemplar.archive.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Identity;
import org.exemplar.archive.Signature;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginRequirement;

/** Contents and signatures as JSON that has one form only: sorted keys, one a line, UTF-8. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** Writes something. */
  interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  static byte[] of(Contents contents) {
    return text(
        out -> {
          map(out, "entries", contents.entries());
          out.writeNumberField("format", contents.format());
          out.writeBooleanField("hasCode", contents.hasCode());
          out.writeStringField("id", contents.id());
          out.writeStringField("kind", contents.kind().name());
          map(out, "name", texts(contents.name()));
          needs(out, contents.identity());
          out.writeStringField("version", contents.version().toString());
        });
  }

  /** The fields {@code platform}, {@code requires} and {@code scope}. */
  static void needs(JsonGenerator out, Identity identity) throws IOException {
    out.writeStringField("platform", identity.platform().toString());
    out.writeArrayFieldStart("requires");
    for (PluginRequirement each : identity.requires()) {
      out.writeStartObject();
      out.writeStringField("plugin", each.plugin());
      out.writeStringField("versions", each.versions().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("scope");
    for (String code : identity.scope()) {
      out.writeString(code);
    }
    out.writeEndArray();
  }

  static byte[] of(Signature signature) {
    return text(
        out -> {
          if (signature.expires().isPresent()) {
            out.writeStringField("expires", signature.expires().get().toString());
          }
          out.writeStringField("keyId", signature.keyId());
          out.writeStringField("publisher", signature.publisher());
          out.writeStringField("signedAt", signature.signedAt().toString());
          out.writeStringField("value", signature.value());
        });
  }

  /** Reads what {@link #of(Contents)} wrote; anything that it would write otherwise is refused. */
  static Contents contents(byte[] json) throws DataException {
    Fields fields = DataFile.json(json);
    int format = fields.number("format");
    if (format != Contents.FORMAT) {
      throw fields.wrong(
          "format",
          "不认识格式 " + format + "，本平台认识 " + Contents.FORMAT,
          "format " + format + " is not known; this platform knows " + Contents.FORMAT);
    }
    Contents contents =
        new Contents(
            format,
            IdentityReader.contents(fields),
            fields.flag("hasCode"),
            fields.textMap("entries"));
    return canonical(contents, of(contents), json);
  }

  /** Reads what {@link #of(Signature)} wrote; anything that it would write otherwise is refused. */
  static Signature signature(byte[] json) throws DataException {
    Fields fields = DataFile.json(json);
    Signature signature =
        new Signature(
            fields.text("publisher", IdentityReader.ID),
            fields.text("keyId", IdentityReader.ID),
            fields.moment("signedAt").orElseThrow(() -> missing("signedAt")),
            fields.moment("expires"),
            fields.text("value"));
    return canonical(signature, of(signature), json);
  }

  private static DataException missing(String key) {
    return new DataException(0, "缺少 " + key, key + " is missing");
  }

  static <T> T canonical(T value, byte[] written, byte[] read) throws DataException {
    if (!Arrays.equals(written, read)) {
      throw new DataException(
          0, "不是规定的唯一写法，可能被改动过", "it is not written in its one form and may have been changed");
    }
    return value;
  }

  static SortedMap<String, String> texts(LocalizedText text) {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put("zh", text.zh());
    texts.put("en", text.en());
    return texts;
  }

  static void map(JsonGenerator out, String name, SortedMap<String, String> map)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (var each : map.entrySet()) {
      out.writeStringField(each.getKey(), each.getValue());
    }
    out.writeEndObject();
  }

  static byte[] text(Writing writing) {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withRootSeparator("")
                    .withObjectFieldValueSpacing(Spacing.AFTER))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.setPrettyPrinter(printer);
      out.writeStartObject();
      writing.to(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The text that a signature is made over. */
  static byte[] signed(Signature signature, String contents, String body) {
    String text =
        String.join(
            "\n",
            "exemplar plugin signature 1",
            "publisher: " + signature.publisher(),
            "keyId: " + signature.keyId(),
            "signedAt: " + signature.signedAt(),
            "expires: " + signature.expires().map(Object::toString).orElse("never"),
            "contents: " + contents,
            "archive: " + body,
            "");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Optional<byte[]> base64(String text) {
    try {
      byte[] bytes = java.util.Base64.getDecoder().decode(text);
      boolean one = java.util.Base64.getEncoder().encodeToString(bytes).equals(text);
      return one ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
