package org.exemplar.spi;

import java.util.List;

/**
 * A part of a form's layout.
 *
 * @param title its heading
 * @param fields names of the fields in it, in order
 */
public record FormSection(LocalizedText title, List<String> fields) {
  public FormSection {
    fields = List.copyOf(fields);
  }
}
