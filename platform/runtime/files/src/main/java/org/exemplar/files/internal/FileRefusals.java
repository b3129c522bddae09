package org.exemplar.files.internal;

import java.util.Collection;
import org.exemplar.spi.schema.Refusal;

/** Why a file is not taken, not kept or not handed out. */
final class FileRefusals {
  private static final String INPUT = "input";

  private FileRefusals() {}

  static Refusal nameInvalid() {
    return Refusal.of(
            "FILE_NAME_INVALID",
            "文件名须为 1 至 255 个字符，不含路径和控制字符",
            "a file name has 1 to 255 characters, no path and no control characters")
        .at(INPUT, "name");
  }

  static Refusal typeNotAllowed(String type, Collection<String> allowed) {
    return Refusal.noneOf(
        allowed,
        "FILE_TYPE_NOT_ALLOWED",
        "不接受 " + type + " 类型的文件，可用的类型有 " + String.join("、", allowed),
        "files of type " + type + " are not taken; these are: " + String.join(", ", allowed));
  }

  static Refusal sizeInvalid() {
    return Refusal.of("FILE_SIZE_INVALID", "文件不能为空", "a file has one byte at least")
        .at(INPUT, "size");
  }

  static Refusal tooLarge(long limit) {
    return Refusal.limit(
            limit,
            "FILE_TOO_LARGE",
            "文件不能超过 " + limit + " 字节",
            "a file has at most " + limit + " bytes")
        .at(INPUT, "size");
  }

  static Refusal digestInvalid() {
    return Refusal.of(
            "FILE_DIGEST_INVALID", "sha256 须为 64 位小写十六进制", "sha256 is 64 digits of lower-case hex")
        .at(INPUT, "sha256");
  }

  static Refusal tooManyUploads(int limit) {
    return Refusal.limit(
        limit,
        "UPLOAD_LIMIT",
        "未完成的上传最多 " + limit + " 个，请先完成一些，或等它们在 24 小时后失效",
        "at most "
            + limit
            + " uploads are unfinished at a time; finish some, or wait until they expire after 24"
            + " hours");
  }

  static Refusal quota(long limit) {
    return Refusal.limit(
            limit,
            "FILE_QUOTA",
            "该账号的文件合计不能超过 " + limit + " 字节，请先删除一些",
            "all files of an account have at most " + limit + " bytes; delete some first")
        .at(INPUT, "size");
  }

  static Refusal notFound() {
    return Refusal.notFound("FILE_NOT_FOUND", "没有这个文件", "there is no such file").at(INPUT, "file");
  }

  static Refusal inUse() {
    return Refusal.conflict(
            "FILE_IN_USE", "文件正被使用，暂不能删除", "something refers to the file, so it cannot be deleted")
        .at(INPUT, "file");
  }

  static Refusal linkInvalid() {
    return Refusal.notPermitted(
        "LINK_INVALID",
        "链接不完整或被改动，请重新获取",
        "the link is not whole or was altered; ask for another one");
  }

  static Refusal linkExpired() {
    return Refusal.conflict(
        "LINK_EXPIRED", "链接已过期，请重新获取", "the link has expired; ask for another one");
  }

  static Refusal uploadGone() {
    return Refusal.conflict(
        "UPLOAD_GONE",
        "该上传已失效或被拒绝，请用 createUpload 重新开始",
        "the upload has expired or was refused; begin again with createUpload");
  }

  static Refusal fileGone() {
    return Refusal.conflict("FILE_GONE", "文件已被删除", "the file is gone");
  }

  static Refusal busy() {
    return Refusal.conflict(
        "UPLOAD_BUSY",
        "该上传的另一部分正在传送，请稍后再试",
        "another part of this upload is being sent; try again later");
  }

  static Refusal offset(long received) {
    return Refusal.conflict(
        "OFFSET_MISMATCH",
        "已接收 " + received + " 字节，请从此处继续，或从 0 重新开始",
        received + " bytes have arrived; go on from there, or begin again at 0");
  }

  static Refusal lengthWrong(long size) {
    return Refusal.limit(
        size,
        "UPLOAD_LENGTH_WRONG",
        "声明的文件大小为 " + size + " 字节，与所发送的不符",
        "the file was said to have " + size + " bytes, which is not what is sent");
  }

  static Refusal cutShort(long received) {
    return Refusal.of(
        "UPLOAD_CUT_SHORT",
        "内容提前结束，已接收 " + received + " 字节",
        "the content ended early; " + received + " bytes have arrived");
  }

  static Refusal digestMismatch(String found) {
    return Refusal.of(
        "FILE_DIGEST_MISMATCH",
        "内容的 SHA-256 为 " + found + "，与声明的不符，请重新发送",
        "the content has the SHA-256 " + found + ", not the declared one; send it again");
  }

  static Refusal typeMismatch(String declared, String found) {
    return Refusal.of(
        "FILE_TYPE_MISMATCH",
        "声明的类型为 " + declared + "，内容却是 " + found,
        "the file was declared as " + declared + ", but its content is " + found);
  }

  static Refusal infected(String what) {
    return Refusal.of(
        "FILE_INFECTED",
        "文件未通过病毒扫描：" + what,
        "a scanner found something harmful in the file: " + what);
  }

  static Refusal scannerUnavailable() {
    return Refusal.unavailable(
        "SCANNER_UNAVAILABLE",
        "病毒扫描暂不可用，内容已保留，请稍后再试",
        "the virus scanner does not answer; what has arrived is kept, try again later");
  }

  static Refusal full() {
    return Refusal.unavailable(
        "FILE_STORAGE_FULL", "磁盘空间不足，请稍后再试", "there is no room for the file; try again later");
  }
}
