package org.exemplar.archive;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;

/**
 * One archive that a catalogue holds.
 *
 * @param identity who the plugin is and what it needs
 * @param description what it is for, as its {@code plugin.yaml} says, empty where that says nothing
 * @param file name of the archive beside the index; letters, digits, {@code .}, {@code _} and
 *     {@code -}, with {@code .jar} at its end
 * @param sha256 SHA-256 of the file in hexadecimal
 * @param size bytes of the file
 * @param publisher who the archive says has signed it, empty where nobody has; a claim, which is
 *     checked when it is installed
 */
public record CatalogueEntry(
    Identity identity,
    Optional<LocalizedText> description,
    String file,
    String sha256,
    int size,
    Optional<String> publisher) {
  public String id() {
    return identity.id();
  }

  public PluginVersion version() {
    return identity.version();
  }
}
