package org.exemplar.archive.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exemplar.archive.ArchiveLimits;
import org.exemplar.archive.Contents;
import org.exemplar.archive.Identity;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.Signature;
import org.exemplar.archive.Sources;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.archive.Verification;
import org.exemplar.spi.PluginVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to change an archive that we know, with the code that it is refused with. */
class ForgeryTest {
  private static final String WORDS = "exemplar/glossary/words.yaml";

  @TempDir Path work;
  private byte[] good = new byte[0];

  @BeforeEach
  void sign() throws Exception {
    good = Files.readAllBytes(Sources.signed(work, Sources.LOCALITY));
  }

  @Test
  void the_forger_makes_what_is_admitted_as_long_as_nothing_is_changed() throws Exception {
    assertThat(codes(new Forger(good).signed())).isEmpty();
    assertThat(codes(good)).isEmpty();
  }

  @Test
  void an_entry_that_is_not_listed_is_refused() throws Exception {
    assertThat(codes(forger().put("exemplar/forms/x.yaml", bytes("x")).archive()))
        .containsExactly("ENTRY_EXTRA");
  }

  @Test
  void an_entry_that_is_listed_and_gone_is_refused() throws Exception {
    assertThat(codes(forger().remove(WORDS).archive())).containsExactly("ENTRY_MISSING");
  }

  @Test
  void a_changed_entry_is_refused() throws Exception {
    assertThat(codes(forger().put(WORDS, bytes("glossary: [x]\n")).archive()))
        .containsExactly("ENTRY_CHANGED");
  }

  @Test
  void listing_the_change_does_not_help_without_the_key() throws Exception {
    assertThat(codes(forger().put(WORDS, bytes("glossary: [x]\n")).list().archive()))
        .containsExactly("SIGNATURE_INVALID");
    assertThat(codes(forger().put("exemplar/forms/x.yaml", bytes("x")).list().archive()))
        .containsExactly("SIGNATURE_INVALID");
  }

  @Test
  void the_order_of_the_entries_is_signed() throws Exception {
    List<String> names = new ArrayList<>(forger().names());
    Collections.swap(names, 2, 3);
    assertThat(codes(forger().inOrder(names))).containsExactly("SIGNATURE_INVALID");
    Collections.reverse(names);
    assertThat(codes(forger().inOrder(names))).containsExactly("SIGNATURE_INVALID");
  }

  @Test
  void contents_that_differ_from_descriptor_and_manifest_are_refused() throws Exception {
    Forger forger = forger();
    Contents contents = forger.contents();
    Identity was = contents.identity();
    Identity raised =
        new Identity(
            was.id(),
            new PluginVersion(9, 0, 0),
            was.kind(),
            was.name(),
            List.of("99"),
            was.platform(),
            was.requires());
    forger.list(new Contents(1, raised, contents.hasCode(), contents.entries()));
    assertThat(codes(forger.signed())).containsExactly("DESCRIPTOR_DIFFERS", "MANIFEST_DIFFERS");
  }

  @Test
  void hidden_code_is_refused() throws Exception {
    assertThat(codes(forger().put("x/Y.class", bytes("x")).list().signed()))
        .containsExactly("CONTENTS_INVALID");
  }

  @Test
  void contents_and_signature_in_another_form_are_refused() throws Exception {
    byte[] json = forger().content(Contents.ENTRY);
    assertThat(codes(forger().put(Contents.ENTRY, append(json, bytes(" "))).signed()))
        .containsExactly("CONTENTS_INVALID");
    assertThat(codes(forger().put(Contents.ENTRY, bytes("[")).signed()))
        .containsExactly("CONTENTS_INVALID");
    String twice = new String(json, UTF_8).replaceFirst("\\{", "{\"id\": \"x\",");
    assertThat(codes(forger().put(Contents.ENTRY, bytes(twice)).signed()))
        .containsExactly("CONTENTS_INVALID");
    byte[] signature = forger().content(Signature.ENTRY);
    assertThat(codes(forger().put(Signature.ENTRY, append(signature, bytes("\n"))).archive()))
        .containsExactly("SIGNATURE_INVALID");
    assertThat(codes(forger().put(Signature.ENTRY, bytes("{}")).archive()))
        .containsExactly("SIGNATURE_INVALID");
    assertThat(codes(forger().remove(Contents.ENTRY).archive()))
        .containsExactly("CONTENTS_MISSING");
  }

  @Test
  void a_signed_archive_is_not_trusted_for_its_signature_alone() throws Exception {
    assertThat(codes(forger().put("../evil.yaml", bytes("x")).list().signed()))
        .containsExactly("ENTRY_NAME");
    assertThat(codes(forger().put("exemplar/PLUGIN.yaml", bytes("x")).list().signed()))
        .containsExactly("ENTRY_DUPLICATE");
    assertThat(codes(forger().put("exemplar/plugin.yaml/x", bytes("x")).list().signed()))
        .containsExactly("ENTRY_DUPLICATE");
    assertThat(codes(forger().put("exemplar/zero", new byte[4 << 20]).list().signed()))
        .containsExactly("ARCHIVE_TOO_LARGE");
    assertThat(codes(forger().put("exemplar/large", new byte[17 << 20]).list().signed()))
        .containsExactly("ARCHIVE_TOO_LARGE");
  }

  @Test
  void headers_of_the_manifest_that_hide_something_are_refused() throws Exception {
    String manifest = new String(forger().content(ManifestFile.ENTRY), UTF_8).stripTrailing();
    for (String header :
        new String[] {
          "Bundle-ClassPath: .,x.jar",
          "Fragment-Host: x",
          "Multi-Release: true",
          "multi-release: x",
          "Require-Bundle: x",
          "DynamicImport-Package: *",
          "Import-Package: org.exemplar.spi,org.exemplar.store",
          "Bundle-Activator: org.exemplar.spi.X",
          "Service-Component: OSGI-INF/x.xml"
        }) {
      byte[] changed = bytes(manifest + "\r\n" + header + "\r\n\r\n");
      assertThat(codes(forger().put(ManifestFile.ENTRY, changed).list().signed()))
          .as(header)
          .containsExactly("MANIFEST_NOT_ALLOWED");
    }
    for (String header :
        new String[] {
          "Import-Package: \"a;resolution:=optional,org.exemplar.store,b\";resolution:=optional",
          "Import-Package: a;x=y\",org.exemplar.store,\"",
          "Import-Package: a;x=\"\\\",org.exemplar.store,b;y=\\\"\"",
          "Export-Package: a b"
        }) {
      byte[] ambiguous = bytes(manifest + "\r\n" + header + "\r\n\r\n");
      assertThat(codes(forger().put(ManifestFile.ENTRY, ambiguous).list().signed()))
          .as(header)
          .containsOnly(header.startsWith("Export") ? "MANIFEST_NOT_ALLOWED" : "MANIFEST_INVALID");
    }
    byte[] twice = bytes(manifest + "\r\nbundle-version: 1.2.0\r\n\r\n");
    assertThat(codes(forger().put(ManifestFile.ENTRY, twice).list().signed()))
        .containsExactly("MANIFEST_INVALID");
    byte[] other =
        bytes(manifest.replace("exemplar.plugin=willow", "exemplar.plugin=rural") + "\r\n\r\n");
    assertThat(codes(forger().put(ManifestFile.ENTRY, other).list().signed()))
        .containsExactly("MANIFEST_DIFFERS");
    byte[] name =
        bytes(manifest.replace("org.exemplar.plugin.willow", "org.exemplar.spi") + "\r\n\r\n");
    assertThat(codes(forger().put(ManifestFile.ENTRY, name).list().signed()))
        .containsExactly("MANIFEST_DIFFERS");
    assertThat(codes(forger().put(ManifestFile.ENTRY, bytes("no manifest")).list().signed()))
        .containsExactly("MANIFEST_INVALID");
    assertThat(codes(forger().remove(ManifestFile.ENTRY).list().signed()))
        .containsExactly("MANIFEST_MISSING");
  }

  @Test
  void bytes_in_front_behind_and_between_are_refused() throws Exception {
    assertThat(codes(append(bytes("#!/bin/sh\n"), good))).containsExactly("ARCHIVE_LAYOUT");
    assertThat(codes(append(bytes("PK\3\4 and so on"), good))).containsExactly("ARCHIVE_LAYOUT");
    assertThat(codes(append(good, bytes("x")))).containsExactly("ARCHIVE_LAYOUT");
    byte[] comment = append(good, bytes("note"));
    comment[good.length - 2] = 4;
    assertThat(codes(comment)).containsExactly("ARCHIVE_LAYOUT");
  }

  @Test
  void a_truncated_archive_is_refused() throws Exception {
    for (int length = 0; length < good.length; length += 7) {
      assertThat(codes(Arrays.copyOf(good, length))).isNotEmpty();
    }
    assertThat(codes(Arrays.copyOf(good, good.length - 30))).containsExactly("ARCHIVE_UNREADABLE");
  }

  @Test
  void encryption_other_methods_zip64_and_links_are_refused() throws Exception {
    assertThat(codes(central(8, (byte) 1))).containsExactly("ARCHIVE_LAYOUT");
    assertThat(codes(central(10, (byte) 12))).containsExactly("ARCHIVE_LAYOUT");
    assertThat(codes(central(41, (byte) 0xA1))).containsExactly("ENTRY_NAME");
    byte[] zip64 = good.clone();
    int at = directory(good);
    ByteBuffer.wrap(zip64).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 20, -1).putInt(at + 24, -1);
    assertThat(codes(zip64)).contains("ARCHIVE_LAYOUT");
  }

  @Test
  void an_entry_in_one_of_the_two_lists_only_is_refused() throws Exception {
    byte[] two = new Forger(good).put("exemplar/second.yaml", bytes("x")).archive();
    int start = directory(two);
    ByteBuffer in = ByteBuffer.wrap(two).order(ByteOrder.LITTLE_ENDIAN);
    int entries = in.getShort(two.length - 12);
    List<byte[]> headers = new ArrayList<>();
    for (int i = 0, at = start; i < entries; i++) {
      int length = 46 + in.getShort(at + 28);
      headers.add(Arrays.copyOfRange(two, at, at + length));
      at += length;
    }
    headers.remove(entries - 2);
    assertThat(codes(withDirectory(two, start, headers))).containsExactly("ENTRY_EXTRA");
    headers.add(headers.getFirst());
    assertThat(codes(withDirectory(two, start, headers)))
        .contains("ENTRY_DUPLICATE", "ENTRY_EXTRA");
  }

  @Test
  void an_ordinary_zip_of_the_same_entries_is_refused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : forger().names()) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(forger().content(name));
        zip.closeEntry();
      }
    }
    assertThat(codes(out.toByteArray())).containsExactly("ARCHIVE_LAYOUT");
  }

  @Test
  void too_many_entries_and_too_much_at_all_are_refused() throws Exception {
    Forger many = forger();
    for (int i = 0; i < 5000; i++) {
      many.put("exemplar/x" + i, bytes("x"));
    }
    assertThat(codes(many.list().signed())).containsExactly("ARCHIVE_TOO_LARGE");
    assertThat(codes(new byte[(32 << 20) + 1])).containsExactly("ARCHIVE_TOO_LARGE");
    Verification small =
        new org.exemplar.archive.ArchiveVerifier(
                TrustStore.EMPTY,
                ScopeTree.EXACT,
                Sources.CLOCK,
                new ArchiveLimits(1 << 20, 2000, 1000, 10, 2, 100, 100))
            .verify(Files.write(work.resolve("forged.jar"), good));
    assertThat(Sources.codes(small)).contains("ARCHIVE_TOO_LARGE");
  }

  @Test
  void a_stripped_signature_leaves_an_unsigned_archive() throws Exception {
    byte[] stripped = forger().remove(Signature.ENTRY).archive();
    assertThat(codes(stripped)).containsExactly("SIGNATURE_MISSING");
    Path file = Files.write(work.resolve("forged.jar"), stripped);
    TrustStore lax = TrustStore.EMPTY.withUnsigned(UnsignedPolicy.WARN);
    assertThat(Sources.verifier(lax).verify(file)).isInstanceOf(Verification.Admitted.class);
  }

  private Forger forger() {
    return new Forger(good);
  }

  private List<String> codes(byte[] archive) throws Exception {
    Path file = Files.write(work.resolve("forged.jar"), archive);
    return Sources.codes(Sources.verifier().verify(file));
  }

  private byte[] central(int offset, byte value) {
    byte[] changed = good.clone();
    changed[directory(good) + offset] = value;
    return changed;
  }

  private static int directory(byte[] archive) {
    return ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(archive.length - 6);
  }

  private static byte[] withDirectory(byte[] archive, int start, List<byte[]> headers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(archive, 0, start);
    headers.forEach(out::writeBytes);
    out.writeBytes(ZipRecords.end(headers.size(), out.size() - start, start));
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] append(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
