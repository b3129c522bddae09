package org.exemplar.campaigns.internal.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class DocxTextTest {
  private static final int LIMIT = 100_000;

  @Test
  void eachParagraphIsALine() {
    byte[] file = new DocxFile().paragraph("关于开展工作的通知").paragraph("　　请遵照执行。").bytes();

    assertThat(text(file)).isEqualTo("关于开展工作的通知\n　　请遵照执行。\n");
  }

  @Test
  void aLineBreakEndsALine() {
    byte[] file =
        new DocxFile().raw("<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>").bytes();

    assertThat(text(file)).isEqualTo("上\n下\n");
  }

  @Test
  void cellsOfARowArePartedByTabs() {
    byte[] file = new DocxFile().row("类别", "数量", "备注").bytes();

    assertThat(text(file)).isEqualTo("类别\t数量\t备注\n");
  }

  @Test
  void numbersOfAutomaticListsAreWrittenAsWordShowsThem() {
    DocxFile file = new DocxFile().item(1, 0, "总体要求").item(1, 1, "指导思想").item(1, 1, "目标");
    for (int i = 2; i <= 12; i++) {
      file.item(1, 0, "要点");
    }
    file.item(1, 2, "细则");

    assertThat(text(file.bytes()).replace(" ", ""))
        .startsWith("一、总体要求\n（一）指导思想\n（二）目标\n二、要点\n")
        .endsWith("十、要点\n十一、要点\n十二、要点\n1.细则\n");
  }

  @Test
  void deletedTextAndCommentsAreNotRead() {
    byte[] file = new DocxFile().paragraph("正文").deleted("删去的话").bytes();

    assertThat(text(file)).isEqualTo("正文\n");
  }

  @Test
  void entitiesFromOutsideAreNotRead() {
    byte[] file =
        DocxFile.bytes(
            "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body><w:p><w:r><w:t>前&x;后</w:t></w:r></w:p></w:body></w:document>");

    assertThat(TextExtractor.docx(file, LIMIT))
        .satisfiesAnyOf(
            refused -> assertThat(refused).isInstanceOf(Extraction.Unreadable.class),
            read -> assertThat(read).isEqualTo(new Extraction.Extracted("前后\n")));
  }

  @Test
  void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] blanks = new byte[1024 * 1024];
      for (int i = 0; i < 65; i++) {
        zip.write(blanks);
      }
    }

    assertThat(TextExtractor.docx(out.toByteArray(), LIMIT)).isEqualTo(Stop.BOMB);
  }

  @Test
  void textBeyondTheLimitIsRefused() {
    DocxFile file = new DocxFile();
    for (int i = 0; i < 100; i++) {
      file.paragraph("第" + i + "段");
    }

    assertThat(TextExtractor.docx(file.bytes(), 300)).isEqualTo(new Extraction.TooLong());
  }

  @Test
  void anotherZipFileIsNoWordFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
    }

    assertThat(TextExtractor.docx(out.toByteArray(), LIMIT))
        .isEqualTo(new Extraction.Unsupported());
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] file = new DocxFile().paragraph("正文").bytes();
    byte[] half = java.util.Arrays.copyOf(file, file.length / 2);

    assertThat(TextExtractor.docx(half, LIMIT)).isNotInstanceOf(Extraction.Extracted.class);
  }

  private static String text(byte[] file) {
    assertThat(TextExtractor.docx(file, LIMIT)).isInstanceOf(Extraction.Extracted.class);
    return ((Extraction.Extracted) TextExtractor.docx(file, LIMIT)).text();
  }
}
