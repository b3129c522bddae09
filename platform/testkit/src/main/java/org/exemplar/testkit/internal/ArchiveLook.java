package org.exemplar.testkit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.exemplar.testkit.ContractOutcome;

/** Whether the same content always gives the same bytes. */
record ArchiveLook(Bench bench) implements Checks.Look {
  @Override
  public ContractOutcome look() throws IOException {
    Subject subject = bench.subject();
    subject.identity();
    Findings findings = new Findings();
    compare(
        subject.archive(),
        Repacking.pack(Subject.sources(subject.plugin()).entries()).bytes(),
        findings);
    boolean signed = subject.entries().containsKey("META-INF/exemplar/signature.json");
    if (!Files.isDirectory(subject.plugin()) && !signed) {
      compare(Files.readAllBytes(subject.plugin()), subject.archive(), findings);
    }
    return findings.outcome("重新打包得到同样的字节", "packed again it has the same bytes");
  }

  static void compare(byte[] first, byte[] second, Findings findings) {
    int place = Arrays.mismatch(first, second);
    if (place >= 0 || first.length == 0) {
      findings.add(
          "ARCHIVE_NOT_REPRODUCIBLE",
          "两次打包从第 " + place + " 字节起不同；打包期间文件不应变化，插件包只应由 pack 或 seal 写成",
          "packed twice it differs from byte "
              + place
              + " on; its files must not change meanwhile, and only pack or seal may write it");
    }
  }
}
