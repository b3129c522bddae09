package org.exemplar.archive.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.CatalogueEntry;
import org.exemplar.archive.CatalogueIndex;
import org.exemplar.archive.Signature;
import org.exemplar.spi.LocalizedText;

/** The index of a catalogue as JSON that has one form only. */
final class CatalogueText {
  /** A file's name that leads nowhere else, on any machine and in any address. */
  static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}\\.jar");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private CatalogueText() {}

  static byte[] of(CatalogueIndex index) {
    return JsonText.text(
        out -> {
          out.writeArrayFieldStart("entries");
          for (CatalogueEntry entry : index.entries()) {
            write(out, entry);
          }
          out.writeEndArray();
          out.writeNumberField("format", index.format());
        });
  }

  private static void write(JsonGenerator out, CatalogueEntry entry) throws IOException {
    out.writeStartObject();
    if (entry.description().isPresent()) {
      JsonText.map(out, "description", JsonText.texts(entry.description().get()));
    }
    out.writeStringField("file", entry.file());
    out.writeStringField("id", entry.id());
    out.writeStringField("kind", entry.identity().kind().name());
    JsonText.map(out, "name", JsonText.texts(entry.identity().name()));
    JsonText.needs(out, entry.identity());
    if (entry.publisher().isPresent()) {
      out.writeStringField("publisher", entry.publisher().get());
    }
    out.writeStringField("sha256", entry.sha256());
    out.writeNumberField("size", entry.size());
    out.writeStringField("version", entry.version().toString());
    out.writeEndObject();
  }

  /** Reads what {@link #of} wrote; anything that it would write otherwise is refused. */
  static CatalogueIndex index(byte[] json) throws DataException {
    Fields fields = DataFile.json(json);
    int format = fields.number("format");
    if (format != CatalogueIndex.FORMAT) {
      throw fields.wrong(
          "format",
          "不认识格式 " + format + "，本平台认识 " + CatalogueIndex.FORMAT,
          "format " + format + " is not known; this platform knows " + CatalogueIndex.FORMAT);
    }
    List<CatalogueEntry> entries = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Fields each : fields.objects("entries")) {
      CatalogueEntry entry = entry(each);
      if (!known.add(entry.id() + "@" + entry.version())) {
        throw each.wrong(
            "id",
            entry.id() + " 的这个版本已经列出",
            "this version of " + entry.id() + " is listed already");
      }
      entries.add(entry);
    }
    CatalogueIndex index = new CatalogueIndex(format, entries);
    return JsonText.canonical(index, of(index), json);
  }

  private static CatalogueEntry entry(Fields fields) throws DataException {
    int size = fields.number("size");
    if (size < 0 || size > ArchiveLimits.STANDARD.archive()) {
      throw fields.wrong(
          "size",
          "size 应在 0 和 " + ArchiveLimits.STANDARD.archive() + " 之间",
          "size must lie between 0 and " + ArchiveLimits.STANDARD.archive());
    }
    return new CatalogueEntry(
        IdentityReader.contents(fields),
        description(fields),
        fields.text("file", FILE),
        fields.text("sha256", HASH),
        size,
        fields.has("publisher")
            ? Optional.of(fields.text("publisher", IdentityReader.ID))
            : Optional.empty());
  }

  static Optional<LocalizedText> description(Fields fields) throws DataException {
    return fields.has("description")
        ? Optional.of(fields.localized("description"))
        : Optional.empty();
  }

  /** The text that a signature of an index is made over. */
  static byte[] signed(Signature signature, byte[] index) {
    String text =
        String.join(
            "\n",
            "exemplar catalogue signature 1",
            "publisher: " + signature.publisher(),
            "keyId: " + signature.keyId(),
            "signedAt: " + signature.signedAt(),
            "expires: " + signature.expires().map(Object::toString).orElse("never"),
            "index: " + Hashes.sha256(index),
            "");
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
