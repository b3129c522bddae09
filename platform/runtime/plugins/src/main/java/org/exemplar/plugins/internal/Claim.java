package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.CriteriaSetDraft;
import org.exemplar.spi.CriteriaSet;

/**
 * A name that only one plugin of a platform can have.
 *
 * @param code the problem of a second one
 * @param zh what it is, in Chinese
 * @param en what it is, in English
 * @param value the name
 */
record Claim(String code, String zh, String en, String value) {
  static List<Claim> of(Candidate candidate) {
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(LifecycleCodes.ID_TAKEN, "id", "id", candidate.id()));
    claims.add(
        new Claim(
            LifecycleCodes.PREFIX_TAKEN, "GraphQL 前缀", "GraphQL prefix", prefix(candidate.id())));
    sets(candidate)
        .map(set -> new Claim(LifecycleCodes.SET_TAKEN, "标准", "criteria set", set.key()))
        .forEach(claims::add);
    return claims;
  }

  private static Stream<CriteriaSet> sets(Candidate candidate) {
    return Stream.concat(
        candidate.content().stream()
            .flatMap(content -> content.criteriaSets().stream().map(CriteriaSetDraft::head)),
        candidate.code().stream().flatMap(code -> code.criteriaSets().stream()));
  }

  /** {@code social-organization} gives {@code SocialOrganization}. */
  private static String prefix(String id) {
    return Arrays.stream(id.split("-"))
        .map(part -> part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /** What makes it unique. */
  String name() {
    return code + " " + value;
  }

  /** Whether it is the prefix of two plugins that have the same id anyway. */
  boolean followsFromId(Candidate owner, Candidate other) {
    return code.equals(LifecycleCodes.PREFIX_TAKEN) && owner.id().equals(other.id());
  }

  Problem refusal(String owner, String bundle) {
    return Problems.of(
        code,
        zh + " " + value + " 已被插件 " + owner + "（" + bundle + "）占用，请改用别的，或先移除该插件",
        en
            + " "
            + value
            + " is taken by plugin "
            + owner
            + " ("
            + bundle
            + "); use another or remove that plugin first");
  }
}
