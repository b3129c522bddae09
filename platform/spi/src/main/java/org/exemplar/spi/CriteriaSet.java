package org.exemplar.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Criteria that one body set for one kind of subject. Its key is (issuer, subject kind, name,
 * version): two sets of the same name never meet.
 *
 * @param code short code, unique in its plugin, such as {@code HN-R1}
 * @param issuer who set it
 * @param subjectKind what it judges
 * @param organizationTypes the types that it judges: their codes, or plugin and code where they are
 *     another plugin's; empty means none in particular
 * @param name its name
 * @param version its version
 * @param use what it is used for
 * @param theme the theme it stands under
 * @param refines the set that it adds to or sharpens: its code, or plugin and code
 * @param related codes of sibling sets that are never merged with it
 * @param source where the document sets it
 * @param dimensions groups, in order; in a platform's catalogue those of the refined set come first
 * @param items criteria, in order; in a platform's catalogue those of the refined set stand among
 *     them, each sharpened one in the place of the one it sharpens, so that nothing is dropped
 */
public record CriteriaSet(
    String code,
    Issuer issuer,
    SubjectKind subjectKind,
    List<String> organizationTypes,
    LocalizedText name,
    PluginVersion version,
    CriteriaUse use,
    Optional<LocalizedText> theme,
    Optional<String> refines,
    List<String> related,
    Optional<ClauseAnchor> source,
    List<Dimension> dimensions,
    List<Criterion> items) {
  public CriteriaSet {
    Check.text(code, "code");
    organizationTypes = List.copyOf(organizationTypes);
    related = List.copyOf(related);
    dimensions = List.copyOf(dimensions);
    items = List.copyOf(items);
    Set<String> known = dimensions.stream().map(Dimension::code).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (Criterion item : items) {
      Check.require(
          known.contains(item.dimension()),
          item.code() + " names dimension " + item.dimension() + "; allowed are " + known);
      Check.require(seen.add(item.code()), item.code() + " stands twice in " + code);
    }
  }

  /** The same set with other criteria. */
  public CriteriaSet with(List<Dimension> groups, List<Criterion> criteria) {
    return new CriteriaSet(
        code,
        issuer,
        subjectKind,
        organizationTypes,
        name,
        version,
        use,
        theme,
        refines,
        related,
        source,
        groups,
        criteria);
  }

  /** Under what a platform keeps the set: issuer, subject kind, Chinese name and version. */
  public String key() {
    return issuer.code() + "/" + subjectKind + "/" + name.zh() + "/" + version;
  }
}
