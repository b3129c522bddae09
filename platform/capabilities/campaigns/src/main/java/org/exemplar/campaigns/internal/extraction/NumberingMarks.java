package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Puts marks around the Chinese numbers in the list definitions of a Word file. */
final class NumberingMarks {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final Set<String> CHINESE =
      Set.of(
          "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "ideographDigital",
          "japaneseDigitalTenThousand");
  private static final Pattern REFERENCE = Pattern.compile("%([1-9])");

  private NumberingMarks() {}

  static byte[] marked(byte[] numbering) throws IOException {
    try {
      Document document = secure().newDocumentBuilder().parse(new ByteArrayInputStream(numbering));
      NodeList lists = document.getElementsByTagNameNS(W, "abstractNum");
      for (int i = 0; i < lists.getLength(); i++) {
        mark((Element) lists.item(i));
      }
      return written(document);
    } catch (SAXException | ParserConfigurationException | TransformerException damaged) {
      throw new IOException("the list definitions are no XML", damaged);
    }
  }

  private static void mark(Element list) {
    NodeList levels = list.getElementsByTagNameNS(W, "lvl");
    Set<String> chinese = new HashSet<>();
    for (int i = 0; i < levels.getLength(); i++) {
      Element level = (Element) levels.item(i);
      if (CHINESE.contains(value(level, "numFmt"))) {
        chinese.add(levelNumber(level));
      }
    }
    for (int i = 0; i < levels.getLength() && !chinese.isEmpty(); i++) {
      mark((Element) levels.item(i), chinese);
    }
  }

  private static void mark(Element level, Set<String> chinese) {
    NodeList texts = level.getElementsByTagNameNS(W, "lvlText");
    if (texts.getLength() > 0) {
      Element text = (Element) texts.item(0);
      String marked =
          REFERENCE
              .matcher(text.getAttributeNS(W, "val"))
              .replaceAll(
                  found ->
                      chinese.contains(found.group(1))
                          ? ChineseNumbers.OPEN + found.group() + ChineseNumbers.CLOSE
                          : found.group());
      text.setAttributeNS(W, "w:val", marked);
    }
  }

  /** How lists refer to the level: 1 for the outermost. */
  private static String levelNumber(Element level) {
    String index = level.getAttributeNS(W, "ilvl");
    return index.matches("[0-8]") ? Integer.toString(Integer.parseInt(index) + 1) : "";
  }

  private static String value(Element level, String name) {
    NodeList found = level.getElementsByTagNameNS(W, name);
    return found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttributeNS(W, "val");
  }

  private static DocumentBuilderFactory secure() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  private static byte[] written(Document document) throws TransformerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
