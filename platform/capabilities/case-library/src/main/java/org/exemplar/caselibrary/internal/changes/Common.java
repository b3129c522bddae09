package org.exemplar.caselibrary.internal.changes;

import java.util.List;
import java.util.Optional;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;

/** What is refused alike wherever it is asked. */
public final class Common {
  private static final String INPUT = "input";

  private Common() {}

  /** The key in a global id of that type. */
  public static Optional<String> key(String id, String type) {
    return GlobalId.decode(id).filter(found -> found.type().equals(type)).map(GlobalId::key);
  }

  /** Why a version that somebody has seen is not the one that there is. */
  public static Optional<Refusal> conflict(Optional<Integer> expected, int version) {
    return expected
        .filter(seen -> seen != version)
        .map(
            seen ->
                Refusal.version(
                        version == 0 ? Optional.empty() : Optional.of(version),
                        "当前版本为 " + version + "，请重新读取后再保存",
                        "the version is " + version + "; read it again and save then")
                    .at(INPUT, "expectedVersion"));
  }

  /**
   * Why somebody may not write for an organisation: it is not there, or lies outside of the reach.
   */
  public static Optional<Refusal> notWritable(
      Organizations organizations, String code, Reach reach) {
    if (organizations.find(code).isEmpty()) {
      return Optional.of(
          Refusal.notFound(
                  "ORGANIZATION_NOT_FOUND", "没有组织“" + code + "”", "no organisation " + code)
              .at(INPUT, "organization"));
    }
    return organizations.within(reach, List.of(code)).isEmpty()
        ? Optional.of(notAllowed("organization"))
        : Optional.empty();
  }

  /** Somebody may not do it on what stands there in the input. */
  public static Refusal notAllowed(String name) {
    return Refusal.notPermitted("NOT_ALLOWED", "您在此处无权这样做", "you may not do that there")
        .at(INPUT, name);
  }
}
