package org.exemplar.graphql.internal;

import org.exemplar.spi.LocalizedText;

/** Writes SDL with a description on everything. */
final class SdlWriter {
  private final StringBuilder out = new StringBuilder();
  private String indent = "";

  /** Opens a definition such as {@code type RuralQuery}. */
  SdlWriter open(String description, String header) {
    describe(description);
    return begin(header);
  }

  /** Opens an extension, which GraphQL lets have no description. */
  SdlWriter extend(String type) {
    return begin("extend type " + type);
  }

  private SdlWriter begin(String header) {
    out.append(header).append(" {\n");
    indent = "  ";
    return this;
  }

  SdlWriter close() {
    indent = "";
    out.append("}\n\n");
    return this;
  }

  SdlWriter field(String description, String definition) {
    describe(description);
    out.append(indent).append(definition).append('\n');
    return this;
  }

  static String both(LocalizedText text) {
    return text.en() + " " + text.zh();
  }

  private void describe(String description) {
    String safe = description.replace("\"\"\"", "'''").replace("\\", "").strip();
    out.append(indent).append("\"\"\"\n");
    safe.lines().forEach(line -> out.append(indent).append(line).append('\n'));
    out.append(indent).append("\"\"\"\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
