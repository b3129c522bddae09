package org.exemplar.plugins.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.exemplar.archive.Keys;
import org.exemplar.archive.Sealer;
import org.exemplar.archive.Signer;
import org.exemplar.archive.Writing;
import org.exemplar.plugins.Finding;
import org.exemplar.plugins.Finding.Severity;
import org.exemplar.plugins.PluginExamination;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.plugins.internal.lock.ArchiveFolder;
import org.exemplar.plugins.internal.lock.BootMark;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.LockFile;
import org.exemplar.plugins.internal.lock.PluginLock;
import org.exemplar.plugins.internal.lock.Quarantine;
import org.exemplar.spi.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each damage is planted, and found. */
class ExaminationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final KeyPair KEY = Keys.generate();

  @TempDir private Path temp;
  private Path home;
  private Path data;
  private Path folder;
  private final List<LockEntry> entries = new ArrayList<>();

  @BeforeEach
  void an_installation() throws IOException {
    home = temp.resolve("home");
    data = temp.resolve("data");
    folder = data.resolve("plugins");
    Files.createDirectories(home.resolve("conf/trust"));
    Files.createDirectories(home.resolve("plugins"));
    Files.createDirectories(folder);
    publisher("");
  }

  private void publisher(String key) throws IOException {
    Files.writeString(
        home.resolve("conf/trust/willow.yaml"),
        """
        publisher:
          id: willow
          name: {zh: 柳溪, en: Willow}
          keys:
            - id: main
              key: %s%s
          mayPublish:
            - {kinds: [SECTOR], scope: ["*"]}
        """
            .formatted(Keys.text(KEY.getPublic()), key.isEmpty() ? "" : "\n      " + key));
  }

  private byte[] archive(MemoryFiles files, boolean signed, Optional<Instant> expires)
      throws IOException {
    Path jar = Files.createTempFile(temp, "archive", ".jar");
    files.jar(jar, Map.of("Bundle-SymbolicName", "test.alpha"));
    assertThat(Sealer.seal(jar)).isInstanceOf(Writing.Written.class);
    if (signed) {
      assertThat(
              Signer.sign(
                  jar,
                  KEY.getPrivate(),
                  "willow",
                  "main",
                  Instant.parse("2026-02-01T00:00:00Z"),
                  expires))
          .isInstanceOf(Writing.Written.class);
    }
    return Files.readAllBytes(jar);
  }

  private byte[] signed() throws IOException {
    return archive(MemoryFiles.plugin("alpha"), true, Optional.empty());
  }

  private LockEntry install(byte[] archive) throws IOException {
    String sha256 = new ArchiveFolder(folder).keep(archive);
    LockEntry entry =
        new LockEntry("alpha", "1.0.0", sha256, LockEntry.Source.ARCHIVE, Optional.empty());
    entries.add(entry);
    write();
    return entry;
  }

  private PluginLock lock() {
    return new PluginLock(3, Optional.of("c"), entries, Optional.empty(), new TreeSet<>());
  }

  private void write() throws IOException {
    new LockFile(folder).write(lock());
    new LockFile(folder).good(lock());
  }

  private List<Finding> found() {
    return PluginExamination.of(home, data, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Finding only(String code) {
    List<Finding> found = found();
    assertThat(found).extracting(Finding::code).containsExactly(code);
    Finding one = found.getFirst();
    assertThat(one.message().zh()).isNotBlank();
    assertThat(one.message().en()).isNotBlank();
    return one;
  }

  private static String command(Finding finding) {
    return finding.command().orElseThrow();
  }

  @Test
  void nothing_is_found_where_nothing_is_wrong_nor_where_nothing_ever_ran() throws IOException {
    assertThat(found()).isEmpty();
    install(signed());
    assertThat(found()).isEmpty();
    assertThat(PluginExamination.of(home, temp.resolve("nowhere"), Clock.systemUTC())).isEmpty();
  }

  @Test
  void a_damaged_lock_file_gives_way_to_the_last_good_one() throws IOException {
    install(signed());
    Files.writeString(folder.resolve("lock.json"), "{\"format\":1,");
    Finding damaged = only("LOCK_DAMAGED");
    assertThat(damaged.severity()).isEqualTo(Severity.PROBLEM);
    assertThat(command(damaged))
        .isEqualTo(
            "cp " + folder.resolve("lock.last-good.json") + " " + folder.resolve("lock.json"));
  }

  @Test
  void without_a_last_good_one_a_damaged_lock_file_is_moved_away() throws IOException {
    Files.writeString(folder.resolve("lock.json"), "no json");
    assertThat(command(only("LOCK_DAMAGED"))).startsWith("mv ");
  }

  @Test
  void a_lock_file_that_is_gone_is_told_where_another_one_is_kept() throws IOException {
    install(signed());
    Files.delete(folder.resolve("lock.json"));
    assertThat(found()).extracting(Finding::code).contains("LOCK_MISSING");
    assertThat(command(found().getFirst())).startsWith("cp ");
  }

  @Test
  void a_damaged_last_good_one_alone_is_a_hint() throws IOException {
    install(signed());
    Files.writeString(folder.resolve("lock.last-good.json"), "{}");
    assertThat(only("LAST_GOOD_DAMAGED").severity()).isEqualTo(Severity.HINT);
  }

  @Test
  void an_archive_that_is_gone_or_of_another_hash_is_installed_again() throws IOException {
    LockEntry entry = install(signed());
    Path file = new ArchiveFolder(folder).file(entry.sha256());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(command(only("ARCHIVE_LOST")))
        .isEqualTo(
            "exemplar plugin uninstall alpha --yes && exemplar plugin install alpha-1.0.0.jar");
    Files.delete(file);
    Finding lost = only("ARCHIVE_LOST");
    assertThat(lost.severity()).isEqualTo(Severity.PROBLEM);
    assertThat(lost.place()).isEqualTo("alpha");
  }

  @Test
  void what_the_catalogue_holds_is_installed_by_its_id_and_needs_nobody_to_vouch()
      throws IOException {
    byte[] unsigned = archive(MemoryFiles.plugin("alpha"), false, Optional.empty());
    Files.createDirectories(home.resolve("catalogue"));
    Files.write(home.resolve("catalogue/alpha-1.0.0.jar"), unsigned);
    LockEntry entry = install(unsigned);
    assertThat(found()).isEmpty();
    Files.delete(new ArchiveFolder(folder).file(entry.sha256()));
    assertThat(command(only("ARCHIVE_LOST"))).endsWith("exemplar plugin install alpha@1.0.0");
  }

  @Test
  void a_publisher_who_is_trusted_no_longer_is_told() throws IOException {
    install(signed());
    publisher("revokedSince: 2026-01-15");
    assertThat(only("KEY_REVOKED").severity()).isEqualTo(Severity.PROBLEM);
    assertThat(command(only("KEY_REVOKED"))).isEqualTo("exemplar plugin uninstall alpha");
    Files.delete(home.resolve("conf/trust/willow.yaml"));
    assertThat(only("PUBLISHER_UNKNOWN").severity()).isEqualTo(Severity.PROBLEM);
  }

  @Test
  void what_was_admitted_once_and_would_not_be_now_is_a_hint() throws IOException {
    install(
        archive(
            MemoryFiles.plugin("alpha"), true, Optional.of(Instant.parse("2026-11-01T00:00:00Z"))));
    assertThat(only("SIGNATURE_EXPIRED").severity()).isEqualTo(Severity.HINT);
    entries.clear();
    install(unsigned());
    assertThat(found())
        .filteredOn(each -> each.code().equals("SIGNATURE_MISSING"))
        .singleElement()
        .satisfies(each -> assertThat(each.severity()).isEqualTo(Severity.HINT));
    Files.writeString(home.resolve("conf/trust/policy.yaml"), "unsigned: warn\n");
    assertThat(found()).extracting(Finding::code).doesNotContain("SIGNATURE_MISSING");
  }

  private byte[] unsigned() throws IOException {
    return archive(MemoryFiles.plugin("alpha"), false, Optional.empty());
  }

  @Test
  void a_plugin_in_quarantine_is_named_with_why_and_retried() throws IOException {
    LockEntry entry = install(signed());
    entries.set(
        0,
        entry.quarantined(
            new Quarantine("PLUGIN_HANGS", NOW, new LocalizedText("停滞", "it hangs"))));
    write();
    Finding aside = only("PLUGIN_HANGS");
    assertThat(aside.message().en()).contains("2026-11-22", "it hangs");
    assertThat(command(aside)).isEqualTo("exemplar plugin retry alpha");
  }

  @Test
  void a_start_that_did_not_end_is_told_with_the_plugin_that_it_was_at() throws IOException {
    LockEntry entry = install(signed());
    new BootMark(folder).set(List.of(entry.sha256()));
    Finding broken = only("START_NOT_ENDED");
    assertThat(broken.place()).isEqualTo("alpha");
    assertThat(command(broken)).isEqualTo("rm " + folder.resolve("starting"));
  }

  @Test
  void archives_that_nothing_names_and_jars_left_in_the_folder_are_hints() throws IOException {
    install(signed());
    Path unused = folder.resolve("archives/" + "0".repeat(64) + ".jar");
    Files.write(unused, new byte[] {1});
    assertThat(only("ARCHIVES_UNUSED").severity()).isEqualTo(Severity.HINT);
    Files.delete(unused);
    Files.write(folder.resolve("old.jar"), new byte[] {1});
    Finding left = only("JAR_NOT_INSTALLED");
    assertThat(left.severity()).isEqualTo(Severity.HINT);
    assertThat(command(left)).isEqualTo("exemplar plugin install " + folder.resolve("old.jar"));
  }

  @Test
  void what_the_last_change_replaced_is_not_unused() throws IOException {
    LockEntry entry = install(signed());
    new LockFile(folder).write(lock().after("d", List.of()));
    Files.delete(folder.resolve("lock.last-good.json"));
    assertThat(new ArchiveFolder(folder).file(entry.sha256())).exists();
    assertThat(found()).isEmpty();
  }

  @Test
  void a_file_of_the_trust_store_that_cannot_be_read_is_named_with_its_line() throws IOException {
    Files.writeString(home.resolve("conf/trust/other.yaml"), "publisher:\n  id: [\n");
    Finding broken = only("TRUST_INVALID");
    assertThat(broken.severity()).isEqualTo(Severity.PROBLEM);
    assertThat(broken.place()).startsWith("conf/trust/other.yaml:");
    assertThat(command(broken)).isEqualTo("exemplar plugin trust");
  }

  @Test
  void a_key_is_told_of_before_and_after_it_expires() throws IOException {
    publisher("validUntil: 2027-03-01");
    assertThat(found()).isEmpty();
    publisher("validUntil: 2026-12-01");
    assertThat(only("KEY_EXPIRES_SOON").severity()).isEqualTo(Severity.HINT);
    publisher("validUntil: 2026-11-01");
    assertThat(command(only("KEY_EXPIRED"))).isEqualTo("exemplar plugin keygen --publisher willow");
    publisher("validUntil: 2026-11-01\n      revokedSince: 2026-10-01");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_plugin_for_another_version_of_the_api_is_told() throws IOException {
    MemoryFiles files = MemoryFiles.plugin("alpha");
    files.with(
        "exemplar/plugin.yaml",
        files
            .text("exemplar/plugin.yaml")
            .replace("version: 1.0.0", "version: 1.0.0\n  platform: \"[7.0,8)\""));
    install(archive(files, true, Optional.empty()));
    Finding old = only("PLATFORM_REQUIRED");
    assertThat(old.severity()).isEqualTo(Severity.PROBLEM);
    assertThat(old.message().en()).contains("[7.0.0,8.0.0)");
  }

  @Test
  void a_distribution_whose_plugins_cannot_be_read_is_told() throws IOException {
    Files.createDirectories(home.resolve("catalogue/broken.jar"));
    assertThat(found()).extracting(Finding::code).containsExactly("DISTRIBUTION_UNREADABLE");
  }
}
