package org.exemplar.archive;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.VersionRange;

/**
 * What an archive holds, kept in it as {@value #ENTRY}.
 *
 * @param format version of this format, {@value #FORMAT}
 * @param identity who the plugin is
 * @param hasCode whether there are classes in it
 * @param entries SHA-256 in hexadecimal of every entry but this one and the signature, by name
 */
public record Contents(
    int format, Identity identity, boolean hasCode, SortedMap<String, String> entries) {
  /** Name of the entry that holds this. */
  public static final String ENTRY = "META-INF/exemplar/contents.json";

  /** The format that this platform writes and reads. */
  public static final int FORMAT = 1;

  public Contents {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  public String id() {
    return identity.id();
  }

  public PluginVersion version() {
    return identity.version();
  }

  public PluginKind kind() {
    return identity.kind();
  }

  public LocalizedText name() {
    return identity.name();
  }

  /** Codes of the organisations at and below which a LOCALITY applies; empty for a SECTOR. */
  public List<String> scope() {
    return identity.scope();
  }

  /** Versions of the plugin API that the plugin works with. */
  public VersionRange platform() {
    return identity.platform();
  }

  public List<PluginRequirement> requires() {
    return identity.requires();
  }
}
