package org.exemplar.caselibrary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;

/**
 * What a case (案例) tells.
 *
 * @param title its title
 * @param organizationCode code of the organisation that it tells of
 * @param sector id of its sector
 * @param organizationType qualified code of the type of the organisation, such as {@code
 *     rural/village-organization}
 * @param level level of the organisation
 * @param place where it happened
 * @param period when: months or days of ISO 8601, one or two joined by {@code /}
 * @param background how it began
 * @param practice what was done
 * @param results what came of it
 * @param discussion what others can learn
 * @param keywords keywords
 * @param criteria codes of the criteria that it evidences
 * @param facets values for the facets of its sector's indexes, by name: strings, numbers, booleans
 *     and lists of strings
 * @param appendix what it brings along beside its texts
 */
public record CaseContent(
    String title,
    Optional<String> organizationCode,
    String sector,
    Optional<String> organizationType,
    Optional<OrganizationLevel> level,
    Optional<String> place,
    Optional<String> period,
    String background,
    String practice,
    String results,
    Optional<String> discussion,
    List<String> keywords,
    List<String> criteria,
    Map<String, Object> facets,
    CaseAppendix appendix) {
  public CaseContent {
    keywords = List.copyOf(keywords);
    criteria = List.copyOf(criteria);
    facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
  }

  /** The same with other facet values. */
  public CaseContent withFacets(Map<String, Object> values) {
    return with(values, appendix);
  }

  /** The same with another appendix. */
  public CaseContent withAppendix(CaseAppendix other) {
    return with(facets, other);
  }

  private CaseContent with(Map<String, Object> values, CaseAppendix brought) {
    return new CaseContent(
        title,
        organizationCode,
        sector,
        organizationType,
        level,
        place,
        period,
        background,
        practice,
        results,
        discussion,
        keywords,
        criteria,
        values,
        brought);
  }
}
