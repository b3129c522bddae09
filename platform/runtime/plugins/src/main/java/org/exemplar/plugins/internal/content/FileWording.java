package org.exemplar.plugins.internal.content;

import java.util.Collection;
import java.util.Locale;
import org.exemplar.spi.LocalizedText;

/** What problems of whole files say: what is wrong and what would be right. */
final class FileWording {
  private FileWording() {}

  private static LocalizedText text(String zh, String en) {
    return new LocalizedText(zh, en);
  }

  static LocalizedText emptyFile() {
    return text(
        "文件是空的，应有一个顶层键：" + Wording.zhList(ContentKind.keys()),
        "the file is empty; it needs one top-level key: " + Wording.enList(ContentKind.keys()));
  }

  static LocalizedText secondDocument() {
    return text("一个文件只能有一个文档，请分成多个文件", "a file holds one document; make it several files");
  }

  static LocalizedText notUtf8() {
    return text("文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not in UTF-8; save it as UTF-8");
  }

  static LocalizedText unreadable(String detail) {
    String more = detail.isEmpty() ? "" : "（" + detail + "）";
    String english = detail.isEmpty() ? "" : " (" + detail + ")";
    return text(
        "文件无法读取" + more + "，请重新打包并复制",
        "the file cannot be read" + english + "; pack and copy it anew");
  }

  static LocalizedText alias() {
    return text(
        "不支持 YAML 别名（*），请把内容写全", "YAML aliases (*) are not supported; write the content out");
  }

  static LocalizedText syntax(boolean json, String detail) {
    return json
        ? text("不是合法的 JSON：" + detail, "not valid JSON: " + detail)
        : text(
            "不是合法的 YAML：" + detail + "。含冒号加空格、井号的文本要加引号，缩进只用空格，冒号、逗号、括号、引号用半角",
            "not valid YAML: "
                + detail
                + ". Quote texts that hold a colon and a space or a hash, indent with spaces only,"
                + " write punctuation in half width");
  }

  static LocalizedText topLevel(Collection<String> found) {
    String zh = found.isEmpty() ? "没有顶层键" : "顶层键是 " + Wording.zhList(found);
    String en =
        found.isEmpty() ? "no top-level key" : "the top-level keys are " + Wording.enList(found);
    return text(
        zh + "，应只有一个，且为下列之一：" + Wording.zhList(ContentKind.keys()),
        en + "; there must be exactly one of " + Wording.enList(ContentKind.keys()));
  }

  static LocalizedText unknownTopLevel(String key) {
    return Wording.unknownKey(key, ContentKind.keys());
  }

  static LocalizedText noDescriptor() {
    return text(
        "缺少 " + ContentFiles.DESCRIPTOR + "，插件必须有它",
        ContentFiles.DESCRIPTOR + " is missing; a plugin needs it");
  }

  static LocalizedText misplaced(ContentKind kind) {
    return text(
        "含 " + kind.key() + " 的文件应放在 " + kind.expectedPlace(),
        "a file with " + kind.key() + " belongs in " + kind.expectedPlace());
  }

  static LocalizedText misplacedSchema(String right) {
    return text("SDL 文件应放在 " + right, "SDL belongs in " + right);
  }

  static LocalizedText tooLarge(int most) {
    return text(
        "文件太大，最多 " + most + " 字，请分成多个文件或缩短",
        "the file is too large, it may have " + most + " characters; make it several or shorter");
  }

  static LocalizedText tooDeep(int most) {
    return text(
        "嵌套超过 " + most + " 层，这里的括号或缩进很可能有误",
        "nested more than " + most + " levels; a bracket or an indent here is probably wrong");
  }

  static LocalizedText controlCharacter(int character) {
    String name = String.format(Locale.ROOT, "U+%04X", character);
    return text(
        "含有看不见的控制字符 " + name + "，请删去这一行中多余的字符或重新输入",
        "holds an invisible control character " + name + "; type the line anew");
  }

  static LocalizedText wrongEnding(String right) {
    return text(
        "文件名应以小写的 .yaml 或 .json 结尾才会被读取，请改名为 " + right,
        "a file is read when its name ends with .yaml or .json in small letters; rename it to "
            + right);
  }
}
