package org.exemplar.plugins.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.exemplar.plugins.ArchiveSource;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.Test;

/** Where the archive of a request comes from. */
class BroughtArchiveTest {
  private static final byte[] ARCHIVE = "an archive".getBytes(StandardCharsets.UTF_8);

  /** Has one file. */
  private static final class OneFile implements ArchiveSource {
    @Override
    public Taken take(String file, long most, Caller caller) {
      return file.equals("f1")
          ? new Bytes(ARCHIVE)
          : new Refused(Refusal.notFound("FILE_NOT_FOUND", "没有", "none"));
    }

    @Override
    public void keep(String file, String change, Instant until) {
      throw new AssertionError("nothing was planned");
    }
  }

  private static BroughtArchive brought(
      Optional<String> base64, Optional<String> file, Optional<ArchiveSource> source) {
    return BroughtArchive.of(base64, file, source, Caller.anonymous());
  }

  private static byte[] bytes(BroughtArchive brought) {
    return switch (brought) {
      case BroughtArchive.Taken taken -> taken.archive().orElseThrow();
      case BroughtArchive.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static Refusal refusal(BroughtArchive brought) {
    return switch (brought) {
      case BroughtArchive.Refused refused -> refused.refusal();
      case BroughtArchive.Taken taken -> throw new AssertionError(taken);
    };
  }

  @Test
  void it_comes_with_the_request_or_from_a_file() {
    String base64 = Base64.getEncoder().encodeToString(ARCHIVE);
    assertThat(bytes(brought(Optional.of(base64), Optional.empty(), Optional.empty())))
        .isEqualTo(ARCHIVE);
    assertThat(bytes(brought(Optional.empty(), Optional.of("f1"), Optional.of(new OneFile()))))
        .isEqualTo(ARCHIVE);
  }

  @Test
  void what_makes_no_sense_or_is_not_there_is_refused_at_its_place() {
    assertThat(
            refusal(brought(Optional.of("x"), Optional.of("f1"), Optional.of(new OneFile())))
                .code())
        .isEqualTo("ARCHIVE_GIVEN_TWICE");
    assertThat(refusal(brought(Optional.of("@"), Optional.of("f1"), Optional.empty())).code())
        .isEqualTo("ARCHIVE_GIVEN_TWICE");
    assertThat(refusal(brought(Optional.empty(), Optional.of("f1"), Optional.empty())).code())
        .isEqualTo("FILES_UNAVAILABLE");
    Refusal nowhere =
        refusal(brought(Optional.empty(), Optional.of("f2"), Optional.of(new OneFile())));
    assertThat(nowhere.code()).isEqualTo("FILE_NOT_FOUND");
    assertThat(nowhere.path()).containsExactly("input", "file");
  }
}
