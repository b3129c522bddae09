package org.exemplar.store.internal;

import org.exemplar.spi.schema.Refusal;

/** Why a log is not signed or proved. */
final class AuditRefusals {
  private AuditRefusals() {}

  static Refusal of(String code) {
    return switch (code) {
      case "AUDIT_LOG_REWRITTEN" ->
          Refusal.unavailable(
              code,
              "日志与上次签署的检查点不一致，不予签署；请用 exemplar audit verify 查明原因，例如是否恢复了旧备份",
              "the log does not go on from the checkpoint that was signed last, so nothing is"
                  + " signed; `exemplar audit verify` says more, such as that an older copy was"
                  + " restored");
      case "AUDIT_KEY_UNUSABLE" ->
          Refusal.unavailable(
              code,
              "数据文件夹 audit 中的签名密钥不可用；请检查文件及其权限",
              "the key in the folder audit of the data folder cannot be used; look at its files and"
                  + " who may read them");
      default ->
          Refusal.unavailable(
              "AUDIT_LOG_DAMAGED",
              "日志已损坏；请用 exemplar audit verify 查找第一处",
              "the log is damaged; `exemplar audit verify` finds the first place");
    };
  }
}
