package org.exemplar.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.exemplar.files.StoredFile;
import org.exemplar.plugins.ArchiveSource;
import org.junit.jupiter.api.Test;

/** Archives of plugins that were uploaded. */
final class UploadedArchivesTest extends WithFiles {
  private static final byte[] CONTENT = bytes("an archive");

  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }

  @Test
  void an_archive_is_had_by_who_brought_it_up_to_the_size_of_archives() throws IOException {
    StoredFile file = brought(LI, "a.txt", TEXT, CONTENT);
    UploadedArchives archives = new UploadedArchives(files);

    assertThat(archives.take(file.id(), CONTENT.length, LI))
        .isInstanceOfSatisfying(
            ArchiveSource.Bytes.class, bytes -> assertThat(bytes.content()).isEqualTo(CONTENT));
    assertThat(code(archives.take(file.id(), CONTENT.length - 1, LI))).isEqualTo("FILE_TOO_LARGE");
    assertThat(code(archives.take(file.id(), CONTENT.length, WANG))).isEqualTo("FILE_NOT_FOUND");
  }

  private static String code(ArchiveSource.Taken taken) {
    return switch (taken) {
      case ArchiveSource.Refused refused -> refused.refusal().code();
      case ArchiveSource.Bytes bytes -> throw new AssertionError(bytes);
    };
  }

  @Test
  void the_archive_of_a_change_is_kept_as_long_as_the_change_needs_it() throws IOException {
    StoredFile file = brought(LI, "a.txt", TEXT, CONTENT);
    Duration month = Duration.ofDays(30);
    new UploadedArchives(files).keep(file.id(), "change", clock.instant().plus(month));

    clock.advance(month.minusSeconds(1));
    housekeeping.run();
    assertThat(codes(files.delete(file.id(), LI))).containsExactly("FILE_IN_USE");
    clock.advance(Duration.ofSeconds(1));
    housekeeping.run();
    assertThat(files.delete(file.id(), LI).value()).isPresent();
  }
}
