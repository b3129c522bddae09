package org.exemplar.campaigns.internal.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

final class DocTextTest {
  private static final int LIMIT = 100_000;

  @Test
  void eachParagraphIsALine() {
    byte[] file =
        new DocFile()
            .paragraph("关于开展示范点创建工作的通知")
            .paragraph("各乡镇党委：")
            .paragraph("　　一、总体要求。")
            .bytes();

    assertThat(TextExtractor.doc(file, LIMIT))
        .isEqualTo(new Extraction.Extracted("关于开展示范点创建工作的通知\n各乡镇党委：\n　　一、总体要求。\n"));
  }

  @Test
  void numbersOfAutomaticListsAreWrittenAsWordShowsThem() {
    DocFile file = new DocFile().paragraph("引言").item(0, "总体要求").item(1, "指导思想").item(1, "目标");
    for (int i = 2; i <= 12; i++) {
      file.item(0, "要点");
    }
    file.item(2, "细则");

    Extraction extraction = TextExtractor.doc(file.bytes(), LIMIT);

    assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
    assertThat(((Extraction.Extracted) extraction).text().replace(" ", ""))
        .startsWith("引言\n一、总体要求\n（一）指导思想\n（二）目标\n二、要点\n")
        .endsWith("十、要点\n十一、要点\n十二、要点\n1.细则\n");
  }

  @Test
  void textBeyondTheLimitIsRefused() {
    byte[] file = new DocFile().paragraph("一二三四五六七八九十").bytes();

    assertThat(TextExtractor.doc(file, 5)).isEqualTo(new Extraction.TooLong());
  }

  @Test
  void aLockedFileIsRefused() throws IOException {
    assertThat(TextExtractor.doc(compound("EncryptedPackage"), LIMIT)).isEqualTo(Stop.LOCKED);
  }

  @Test
  void anotherCompoundFileIsNoWordFile() throws IOException {
    assertThat(TextExtractor.doc(compound("Workbook"), LIMIT)).isEqualTo(Stop.UNSUPPORTED);
  }

  @Test
  void aDamagedFileIsRefused() {
    byte[] file = new DocFile().paragraph("关于开展示范点创建工作的通知").bytes();
    byte[] damaged = Arrays.copyOf(file, file.length - 1024);

    assertThat(TextExtractor.doc(damaged, LIMIT)).isEqualTo(Stop.DAMAGED);
  }

  private static byte[] compound(String entry) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      files.createDocument(new ByteArrayInputStream(new byte[100]), entry);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
