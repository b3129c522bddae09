package org.exemplar.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import org.exemplar.files.FileScanner.Clean;
import org.exemplar.files.FileScanner.Infected;
import org.exemplar.files.FileScanner.Unscanned;
import org.exemplar.files.FileScanner.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a daemon of ClamAV is asked, and what its answers mean. */
@Timeout(60)
class ClamdScannerTest {
  @Test
  void a_harmless_content_is_clean_however_long_it_is() throws IOException {
    try (FakeClamd clamd = FakeClamd.listen()) {
      byte[] content = new byte[200_000];
      assertThat(scan(clamd, content)).isInstanceOf(Clean.class);
      assertThat(clamd.received()).containsExactly(content);
    }
  }

  @Test
  void the_test_string_of_all_scanners_is_found() throws IOException {
    try (FakeClamd clamd = FakeClamd.listen()) {
      assertThat(scan(clamd, WithFiles.bytes(WithFiles.EICAR)))
          .isEqualTo(new Infected("Win.Test.EICAR_HDB-1"));
    }
  }

  @Test
  void what_is_not_said_to_be_clean_is_not() throws IOException {
    try (FakeClamd clamd = FakeClamd.listen()) {
      for (String answer :
          new String[] {"", "INSTREAM size limit exceeded. ERROR\0", "stream: OK too\0", "OK\0"}) {
        clamd.answer(answer);
        assertThat(scan(clamd, new byte[1])).as(answer).isInstanceOf(Unscanned.class);
      }
    }
  }

  @Test
  void nobody_there_and_nobody_who_answers_leave_a_content_unscanned() throws IOException {
    // a port that was free a moment ago may be another test's by now
    ClamdScanner gone = new ClamdScanner(new InetSocketAddress("127.0.0.1", 1), 10_000, 10_000);
    assertThat(gone.scan(new ByteArrayInputStream(new byte[1]))).isInstanceOf(Unscanned.class);
    try (FakeClamd silent = FakeClamd.silent()) {
      InputStream content = new ByteArrayInputStream(new byte[1]);
      assertThat(new ClamdScanner(silent.address(), 10_000, 20).scan(content))
          .isInstanceOf(Unscanned.class);
    }
    ClamdScanner nowhere =
        new ClamdScanner(InetSocketAddress.createUnresolved("nowhere.invalid", 3310), 1000, 1000);
    assertThat(nowhere.scan(new ByteArrayInputStream(new byte[1]))).isInstanceOf(Unscanned.class);
  }

  private static Verdict scan(FakeClamd clamd, byte[] content) throws IOException {
    return new ClamdScanner(clamd.address(), 10_000, 30_000)
        .scan(new ByteArrayInputStream(content));
  }
}
