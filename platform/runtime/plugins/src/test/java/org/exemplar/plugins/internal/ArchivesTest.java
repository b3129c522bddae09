package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
  @TempDir private Path folder;
  private Archives archives;
  private Path jar;

  @BeforeEach
  void write() throws IOException {
    archives = new Archives(folder);
    jar = Files.writeString(folder.resolve("a.jar"), "first");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private Optional<Archives.Stamp> look() throws IOException {
    return archives.look().getOrDefault(jar, Optional.empty());
  }

  @Test
  void aNewArchiveSettlesAtTheSecondLook() throws IOException {
    assertThat(look()).isEmpty();
    assertThat(look()).isPresent();
  }

  @Test
  void anArchiveThatGrowsSettlesAnew() throws IOException {
    look();
    FileTime time = Files.getLastModifiedTime(jar);
    Files.writeString(jar, "first and second");
    Files.setLastModifiedTime(jar, time);
    assertThat(look()).isEmpty();
    assertThat(look()).isPresent();
  }

  @Test
  void anArchiveOfOldTimeIsComplete() throws IOException {
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    assertThat(look()).isPresent();
  }

  @Test
  void hiddenFilesAndOtherFilesAreNoArchives() throws IOException {
    Files.writeString(folder.resolve(".b.jar"), "");
    Files.writeString(folder.resolve("c.jar.part"), "");
    Files.createDirectory(folder.resolve("d.jar"));
    assertThat(archives.look()).containsOnlyKeys(jar);
  }
}
