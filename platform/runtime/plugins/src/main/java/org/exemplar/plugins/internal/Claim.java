package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.CriteriaSetDraft;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.plugins.internal.content.PluginContent;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.LocalizedText;

/**
 * A name that only one plugin of a platform can have.
 *
 * @param code the problem of a second one
 * @param what what it is called
 * @param value the name
 * @param of what it belongs to: those that belong to the same may share it; empty where nobody may
 * @param part the part of the plugin that claims it
 */
record Claim(String code, LocalizedText what, String value, String of, String part) {
  private static final LocalizedText ID = new LocalizedText("id", "id");
  private static final LocalizedText PREFIX = new LocalizedText("GraphQL 前缀", "GraphQL prefix");
  private static final LocalizedText SET = new LocalizedText("标准", "criteria set");
  private static final LocalizedText ITEM = new LocalizedText("条目", "criterion");

  static List<Claim> of(Candidate candidate) {
    List<Claim> claims = new ArrayList<>();
    String id = candidate.id();
    claims.add(new Claim(LifecycleCodes.ID_TAKEN, ID, id, "", "plugin"));
    claims.add(new Claim(LifecycleCodes.PREFIX_TAKEN, PREFIX, prefix(id), id, "plugin"));
    for (CriteriaSetDraft draft : drafts(candidate)) {
      claims.addAll(of(draft.head(), draft.items().stream().map(item -> item.item().code())));
    }
    for (CriteriaSet set : coded(candidate)) {
      claims.addAll(of(set, set.items().stream().map(Criterion::code)));
    }
    return claims;
  }

  private static List<CriteriaSetDraft> drafts(Candidate candidate) {
    return candidate.content().map(PluginContent::criteriaSets).orElse(List.of());
  }

  private static List<CriteriaSet> coded(Candidate candidate) {
    return candidate.code().map(PluginParts::criteriaSets).orElse(List.of());
  }

  private static List<Claim> of(CriteriaSet set, Stream<String> items) {
    String part = "criteria/" + set.code();
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(LifecycleCodes.SET_TAKEN, SET, set.key(), "", part));
    items
        .map(
            item ->
                new Claim(
                    LifecycleCodes.CRITERION_TAKEN, ITEM, item, set.code(), part + "/" + item))
        .forEach(claims::add);
    return claims;
  }

  /** {@code social-organization} gives {@code SocialOrganization}. */
  private static String prefix(String id) {
    return Arrays.stream(id.split("-"))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /** What makes it unique. */
  String name() {
    return code + " " + value;
  }

  /** Whether both may stand beside each other, or another problem says so already. */
  boolean goesWith(Claim other) {
    return !of.isEmpty() && of.equals(other.of);
  }

  Problem refusal(Places places, String owner, String bundle) {
    LocalizedText remedy = remedy();
    LocalizedText message =
        new LocalizedText(
            what.zh()
                + " "
                + value
                + " 已被插件 "
                + owner
                + "（"
                + bundle
                + "）占用，"
                + remedy.zh()
                + "，或先移除该插件",
            what.en()
                + " "
                + value
                + " is taken by plugin "
                + owner
                + " ("
                + bundle
                + "); "
                + remedy.en()
                + " or remove that plugin first");
    return places.problem(part, code, message);
  }

  private LocalizedText remedy() {
    return switch (code) {
      case LifecycleCodes.SET_TAKEN ->
          new LocalizedText(
              "发布机关、对象、中文名称、版本四者须有一项不同，请改其中之一",
              "give it another issuer, subject kind, Chinese name or version");
      case LifecycleCodes.CRITERION_TAKEN ->
          new LocalizedText(
              "条目按代号引用，一个代号只属于一个标准代号；请改用别的代号，如以自己的标准代号开头",
              "criteria are cited by code, so a code belongs to sets of one code; use another, such"
                  + " as one that begins with the code of your own set,");
      default -> new LocalizedText("请改用别的", "use another");
    };
  }
}
