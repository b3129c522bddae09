package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.exemplar.campaigns.PolicyText.Reason;
import org.exemplar.campaigns.PolicyText.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderInputTest {
  private final PolicyReader reader = new PolicyReader();
  private final String text = PolicyFixtures.text("district-opinion");
  private final PolicyText expected = reader.read(text);

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16"})
  void readsTheSameFromEveryCharset(String charset) {
    assertThat(reader.read(text.getBytes(Charset.forName(charset)))).isEqualTo(expected);
  }

  @Test
  void readsUtf8WithAByteOrderMark() {
    assertThat(reader.read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
  }

  @Test
  void refusesEmptyInput() {
    assertThat(reason(reader.read(new byte[0]))).isEqualTo(Reason.EMPTY);
    assertThat(reason(reader.read(" \r\n\u3000|\n★"))).isEqualTo(Reason.EMPTY);
  }

  @Test
  void refusesFilesOfOtherKinds() {
    assertThat(reason(reader.read("%PDF-1.7 通知".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(Reason.BINARY);
    assertThat(reason(reader.read(new byte[] {'P', 'K', 3, 4, 20, 0}))).isEqualTo(Reason.BINARY);
    assertThat(reason(reader.read(new byte[] {(byte) 0xE5, 0, 1, 2}))).isEqualTo(Reason.BINARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Big5", "EUC-KR"})
  void refusesTextInAnotherCharset(String charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("關於開展黨員服務群眾活動的通知".repeat(5).getBytes(Charset.forName(charset)));
    bytes.write(0xFF);

    assertThat(reason(reader.read(bytes.toByteArray()))).isEqualTo(Reason.UNDECODABLE);
  }

  @Test
  void refusesBig5ThatHappensToBeWellFormedGb18030() {
    byte[] bytes = "關於開展黨員服務群眾活動的通知".repeat(20).getBytes(Charset.forName("Big5"));

    assertThat(reason(reader.read(bytes))).isEqualTo(Reason.UNDECODABLE);
  }

  @Test
  void refusesTextWithoutChinese() {
    assertThat(reason(reader.read("Notice on the opening hours."))).isEqualTo(Reason.NOT_CHINESE);
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertThat(reason(reader.read("长".repeat(PolicyReader.MAX_CHARACTERS + 1))))
        .isEqualTo(Reason.TOO_LONG);
  }

  private static Reason reason(PolicyText outcome) {
    return ((Refused) outcome).reason();
  }
}
