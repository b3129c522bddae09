package org.exemplar.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be configured of files. */
class FilesSettingsTest {
  private static final Path DATA = Path.of("data");

  private static FilesSettings read(Map<String, String> properties) throws FilesSettings.Wrong {
    return FilesSettings.read(DATA, name -> Optional.ofNullable(properties.get(name)));
  }

  @Test
  void nothing_configured_is_a_hundred_mebibytes_of_office_files_without_a_scanner()
      throws FilesSettings.Wrong {
    FilesSettings usual = read(Map.of());
    assertThat(usual.maximumSize()).isEqualTo(104_857_600);
    assertThat(usual.folder()).isEqualTo(DATA.resolve("files"));
    assertThat(usual.clamd()).isEmpty();
    assertThat(usual.mediaTypes())
        .contains("application/pdf", "text/plain", "application/java-archive")
        .doesNotContain("text/html", "image/svg+xml", "application/x-msdownload");
  }

  @Test
  void everything_can_be_said_otherwise() throws FilesSettings.Wrong {
    FilesSettings said =
        read(
            Map.of(
                "exemplar.files.max-mebibytes", "1",
                "exemplar.files.quota-mebibytes", "2",
                "exemplar.files.max-uploads", "3",
                "exemplar.files.media-types", "text/plain, image/svg+xml",
                "exemplar.files.folder", "elsewhere",
                "exemplar.files.clamd", "[::1]:3310"));
    assertThat(said.maximumSize()).isEqualTo(1_048_576);
    assertThat(said.quota()).isEqualTo(2_097_152);
    assertThat(said.maximumUploads()).isEqualTo(3);
    assertThat(said.mediaTypes()).containsExactly("text/plain", "image/svg+xml");
    assertThat(said.folder()).isEqualTo(Path.of("elsewhere"));
    assertThat(said.clamd().orElseThrow().getPort()).isEqualTo(3310);
  }

  @ParameterizedTest
  @CsvSource({
    "max-mebibytes, 0",
    "max-mebibytes, 2048",
    "max-mebibytes, many",
    "quota-mebibytes, -1",
    "max-uploads, 1e3",
    "media-types, pdf",
    "clamd, 127.0.0.1",
    "clamd, 127.0.0.1:0",
    "clamd, 127.0.0.1:65536",
    "clamd, http://127.0.0.1:3310"
  })
  void what_makes_no_sense_is_named(String property, String value) {
    assertThatThrownBy(() -> read(Map.of("exemplar.files." + property, value)))
        .isInstanceOf(FilesSettings.Wrong.class)
        .hasMessageContaining("exemplar.files." + property);
  }
}
