package org.exemplar.spi.schema;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An opaque id that is unique over all types.
 *
 * @param type name of the object type
 * @param key key of the object in its type
 */
public record GlobalId(String type, String key) {
  /** The id as clients see it. */
  public String encode() {
    byte[] bytes = (type + ":" + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads an id, empty when it is none of ours. */
  public static Optional<GlobalId> decode(String id) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(new GlobalId(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
