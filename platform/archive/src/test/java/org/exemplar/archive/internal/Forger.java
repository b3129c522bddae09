package org.exemplar.archive.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Sources;

/** Makes archives that are well formed and yet not what somebody signed. */
final class Forger {
  private final SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
  private Contents contents;

  /** Takes an archive apart. */
  Forger(byte[] archive) {
    ArchiveReading reading = ArchiveReader.read(archive, ArchiveLimits.STANDARD);
    contents = reading.contents().orElseThrow();
    for (ZipEntryData entry : reading.entries()) {
      entries.put(entry.name(), Unpacking.of(archive, entry).orElseThrow());
    }
  }

  Forger put(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  Forger remove(String name) {
    entries.remove(name);
    return this;
  }

  /** Lists in the contents what is there now. */
  Forger list() {
    SortedMap<String, String> hashes = new TreeMap<>();
    entries.forEach((name, content) -> hashes.put(name, Hashes.sha256(content)));
    hashes.remove(Contents.ENTRY);
    hashes.remove(Signature.ENTRY);
    return list(new Contents(1, contents.identity(), contents.hasCode(), hashes));
  }

  Forger list(Contents other) {
    contents = other;
    entries.replace(Contents.ENTRY, JsonText.of(other));
    return this;
  }

  Contents contents() {
    return contents;
  }

  List<String> names() {
    return new ArrayList<>(entries.keySet());
  }

  byte[] content(String name) {
    return Optional.ofNullable(entries.get(name)).orElseThrow();
  }

  /** The archive with its entries in an order; the last one of it is stored. */
  byte[] inOrder(List<String> names) {
    ZipWriter zip = new ZipWriter();
    for (String name : names) {
      if (name.equals(Signature.ENTRY)) {
        zip.store(name, content(name));
      } else {
        zip.add(name, content(name));
      }
    }
    return zip.finish();
  }

  byte[] archive() {
    List<String> names = names();
    if (names.remove(Signature.ENTRY)) {
      names.add(Signature.ENTRY);
    }
    return inOrder(names);
  }

  /** The same, really signed by the publisher, who means no good. */
  byte[] signed() throws Exception {
    entries.remove(Signature.ENTRY);
    ZipWriter zip = new ZipWriter();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      zip.add(entry.getKey(), entry.getValue());
    }
    Signature open = new Signature("willow-office", "main", Sources.NOW, Optional.empty(), "");
    byte[] text =
        JsonText.signed(open, Hashes.sha256(content(Contents.ENTRY)), Hashes.sha256(zip.body()));
    java.security.Signature signing = java.security.Signature.getInstance("Ed25519");
    signing.initSign(Sources.KEY.getPrivate());
    signing.update(text);
    String value = java.util.Base64.getEncoder().encodeToString(signing.sign());
    zip.store(
        Signature.ENTRY,
        JsonText.of(new Signature("willow-office", "main", Sources.NOW, Optional.empty(), value)));
    return zip.finish();
  }
}
