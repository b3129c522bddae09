package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Writes small PDF files as they come from an office: A4, 27 characters a line, indented by two.
 */
public final class PdfFile {
  private static final float LEFT = 80;
  private static final float TOP = 780;
  private static final float BODY = 16;
  private static final int WIDTH = 27;

  private final StringBuilder page = new StringBuilder();
  private final PDDocument document = new PDDocument();
  private float y = TOP;

  public PdfFile title(String text) {
    return line(text, (PDRectangle.A4.getWidth() - text.length() * 22) / 2, 22);
  }

  /** A line at the left margin. */
  public PdfFile flush(String text) {
    return line(text, LEFT, BODY);
  }

  /** A line with its leading ideographic spaces as indent. */
  public PdfFile line(String text) {
    String content = text.stripLeading();
    return line(content, LEFT + (text.length() - content.length()) * BODY, BODY);
  }

  /** A paragraph with an indented first line. */
  public PdfFile paragraph(String text) {
    String rest = text;
    int indent = 2;
    while (!rest.isEmpty()) {
      int length = Math.min(rest.length(), WIDTH - indent);
      line(rest.substring(0, length), LEFT + indent * BODY, BODY);
      rest = rest.substring(length);
      indent = 0;
    }
    return this;
  }

  public PdfFile right(String text) {
    return line(text, LEFT + (WIDTH - 2 - text.length()) * BODY, BODY);
  }

  public PdfFile columns(String first, String second) {
    show(first, LEFT, BODY);
    return line(second, LEFT + 12 * BODY, BODY);
  }

  /** Ends the page, with its number below. */
  public PdfFile endPage(int number) {
    y = 60;
    line("- " + number + " -", 280, 12);
    return endPage();
  }

  public byte[] bytes() {
    return saved();
  }

  public byte[] lockedBy(String password) {
    try {
      document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return saved();
  }

  private byte[] saved() {
    if (!page.isEmpty()) {
      endPage();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (document) {
      document.save(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private PdfFile line(String text, float x, float size) {
    show(text, x, size);
    y -= size * 1.75f;
    return this;
  }

  private void show(String text, float x, float size) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    page.append("BT /F1 %s Tf 1 0 0 1 %s %s Tm <%s> Tj ET\n".formatted(size, x, y, hex));
  }

  private PdfFile endPage() {
    PDPage made = new PDPage(PDRectangle.A4);
    document.addPage(made);
    made.setResources(resources());
    byte[] content = page.toString().getBytes(StandardCharsets.ISO_8859_1);
    try {
      made.setContents(
          new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    page.setLength(0);
    y = TOP;
    return this;
  }

  /** A Chinese font that the file does not bring along. */
  private static PDResources resources() {
    COSDictionary system = new COSDictionary();
    system.setString("Registry", "Adobe");
    system.setString("Ordering", "GB1");
    system.setInt("Supplement", 2);
    COSDictionary descendant = font("CIDFontType0", "STSong-Light");
    descendant.setItem("CIDSystemInfo", system);
    descendant.setItem("FontDescriptor", descriptor());
    descendant.setInt("DW", 1000);
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = font("Type0", "STSong-Light-UniGB-UCS2-H");
    font.setName("Encoding", "UniGB-UCS2-H");
    font.setItem("DescendantFonts", descendants);
    COSDictionary fonts = new COSDictionary();
    fonts.setItem("F1", font);
    PDResources resources = new PDResources();
    resources.getCOSObject().setItem("Font", fonts);
    return resources;
  }

  private static COSDictionary font(String subtype, String name) {
    COSDictionary font = new COSDictionary();
    font.setName("Type", "Font");
    font.setName("Subtype", subtype);
    font.setName("BaseFont", name);
    return font;
  }

  private static COSDictionary descriptor() {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setName("Type", "FontDescriptor");
    descriptor.setName("FontName", "STSong-Light");
    descriptor.setInt("Flags", 6);
    descriptor.setInt("Ascent", 752);
    descriptor.setInt("Descent", -271);
    COSArray box = new COSArray();
    for (int edge : new int[] {-25, -254, 1000, 880}) {
      box.add(COSInteger.get(edge));
    }
    descriptor.setItem("FontBBox", box);
    return descriptor;
  }
}
