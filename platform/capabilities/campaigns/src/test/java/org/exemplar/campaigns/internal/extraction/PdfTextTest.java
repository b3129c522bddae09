package org.exemplar.campaigns.internal.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

final class PdfTextTest {
  private static final int LIMIT = 100_000;
  private static final String FIRST =
      "为深入推进示范点创建工作，切实发挥示范带动作用，根据市委有关意见精神，结合我县实际，现就有关工作提出如下实施方案，请认真贯彻执行。";
  private static final String SECOND = "坚持围绕中心、服务大局，坚持分类指导、注重实效，坚持群众路线、接受监督，努力形成可学可看的工作样板。";

  @Test
  void printedLinesAreJoinedIntoParagraphs() {
    byte[] file =
        new PdfFile()
            .title("示范点创建实施方案")
            .flush("各乡镇党委：")
            .paragraph(FIRST)
            .paragraph("一、总体要求")
            .paragraph(SECOND)
            .right("中共青禾县委")
            .right("2025年3月6日")
            .bytes();

    assertThat(text(file).lines().map(String::strip))
        .containsExactly("示范点创建实施方案", "各乡镇党委：", FIRST, "一、总体要求", SECOND, "中共青禾县委", "2025年3月6日");
  }

  @Test
  void indentsAreKept() {
    byte[] file = new PdfFile().flush("各乡镇党委：").paragraph(FIRST).bytes();

    assertThat(text(file)).isEqualTo("各乡镇党委：\n　　" + FIRST + "\n");
  }

  @Test
  void aParagraphGoesOnOverThePageAndItsNumber() {
    String long1 = FIRST.substring(0, 25) + SECOND.substring(0, 27);
    byte[] file =
        new PdfFile()
            .flush("各乡镇党委：")
            .paragraph(long1)
            .endPage(1)
            .flush("并长期坚持。")
            .paragraph("二、组织领导")
            .endPage(2)
            .bytes();

    assertThat(text(file)).isEqualTo("各乡镇党委：\n　　" + long1 + "并长期坚持。\n　　二、组织领导\n");
  }

  @Test
  void columnsArePartedByTabs() {
    byte[] file = new PdfFile().columns("抄送单位", "印发日期").bytes();

    assertThat(text(file)).isEqualTo("抄送单位\t印发日期\n");
  }

  @Test
  void aLockedFileIsRefused() {
    byte[] file = new PdfFile().flush("机密").lockedBy("secret");

    assertThat(TextExtractor.pdf(file, LIMIT)).isEqualTo(Stop.LOCKED);
  }

  @Test
  void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      byte[] blanks = new byte[1024 * 1024];
      for (int i = 0; i < 65; i++) {
        deflater.write(blanks);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        "%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(packed.toByteArray());
    file.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(TextExtractor.pdf(file.toByteArray(), LIMIT)).isEqualTo(Stop.BOMB);
  }

  @Test
  void textBeyondTheLimitIsRefused() {
    byte[] file = new PdfFile().paragraph(FIRST).bytes();

    assertThat(TextExtractor.pdf(file, 30)).isEqualTo(new Extraction.TooLong());
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] file = new PdfFile().paragraph(FIRST).bytes();

    assertThat(TextExtractor.pdf(Arrays.copyOf(file, 60), LIMIT)).isEqualTo(Stop.DAMAGED);
  }

  @Test
  void noFontOfTheMachineIsLookedFor() {
    text(new PdfFile().paragraph(FIRST).bytes());

    assertThat(java.nio.file.Path.of(System.getProperty("user.home"), ".pdfbox.cache"))
        .doesNotExist();
  }

  private static String text(byte[] file) {
    Extraction extraction = TextExtractor.pdf(file, LIMIT);
    assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
    return ((Extraction.Extracted) extraction).text();
  }
}
