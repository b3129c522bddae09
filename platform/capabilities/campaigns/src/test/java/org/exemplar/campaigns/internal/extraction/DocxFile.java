package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small Word files by hand: the parts of the package that a reader needs. */
public final class DocxFile {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  private final StringBuilder body = new StringBuilder();

  public DocxFile paragraph(String text) {
    return raw("<w:p>" + run(text) + "</w:p>");
  }

  /** A paragraph of an automatic list. */
  public DocxFile item(int list, int level, String text) {
    return raw(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>%s</w:p>"
            .formatted(level, list, run(text)));
  }

  public DocxFile row(String... cells) {
    StringBuilder row = new StringBuilder("<w:tbl><w:tr>");
    for (String cell : cells) {
      row.append("<w:tc><w:p>").append(run(cell)).append("</w:p></w:tc>");
    }
    return raw(row.append("</w:tr></w:tbl>").toString());
  }

  public DocxFile deleted(String text) {
    return raw(
        "<w:p><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>%s</w:delText></w:r></w:del></w:p>"
            .formatted(text));
  }

  public DocxFile raw(String xml) {
    body.append(xml);
    return this;
  }

  public byte[] bytes() {
    return bytes(XML + "<w:document " + W + "><w:body>" + body + "</w:body></w:document>");
  }

  /** The package with that main part. */
  public static byte[] bytes(String document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "[Content_Types].xml", contentTypes());
      put(zip, "_rels/.rels", relationships(relationship("officeDocument", "word/document.xml")));
      put(
          zip,
          "word/_rels/document.xml.rels",
          relationships(
              relationship("numbering", "numbering.xml")
                  + relationship("comments", "comments.xml")));
      put(zip, "word/numbering.xml", numbering());
      put(zip, "word/comments.xml", comments());
      put(zip, "word/document.xml", document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static String run(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String contentTypes() {
    return XML
        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\""
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + override("document", "document.main+xml")
        + override("numbering", "numbering+xml")
        + override("comments", "comments+xml")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + WORD + type + "\"/>";
  }

  private static String relationships(String content) {
    return XML
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + content
        + "</Relationships>";
  }

  private static String relationship(String type, String target) {
    return "<Relationship Id=\"r-%s\" Type=\"%s%s\" Target=\"%s\"/>"
        .formatted(type, OFFICE, type, target);
  }

  /** List 1: 一、 with （一） below it and 1. below that. */
  private static String numbering() {
    return XML
        + "<w:numbering "
        + W
        + "><w:abstractNum w:abstractNumId=\"0\">"
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "</w:numbering>";
  }

  private static String level(int level, String format, String text) {
    return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
        .formatted(level, format, text);
  }

  private static String comments() {
    return XML
        + "<w:comments "
        + W
        + "><w:comment w:id=\"0\" w:author=\"x\"><w:p>"
        + run("批注里的话")
        + "</w:p></w:comment></w:comments>";
  }
}
