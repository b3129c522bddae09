package org.exemplar.caselibrary.internal.publicity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.NewChange;

/**
 * A channel (宣传渠道) by which something is made public.
 *
 * @param code unique in the platform
 * @param organizationCode the organisation that it belongs to; empty for everybody's
 * @param active whether it may be used from now on
 */
record PublicityChannel(
    String code,
    LocalizedText name,
    ChannelKind kind,
    Optional<String> organizationCode,
    boolean active,
    int version) {
  /** The object type, and that of the subject in the change log. */
  static final String TYPE = "PublicityChannel";

  public String id() {
    return new GlobalId(TYPE, code).encode();
  }

  /** The same with another version. */
  PublicityChannel as(int other) {
    return new PublicityChannel(code, name, kind, organizationCode, active, other);
  }

  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", version);
    organizationCode.ifPresent(of -> told.put(NewChange.ORGANIZATION, of));
    told.put("nameZh", name.zh());
    told.put("nameEn", name.en());
    told.put("kind", kind.name());
    told.put("active", active);
    return told;
  }
}
