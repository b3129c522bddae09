package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.GlobalId;

/**
 * A case as GraphQL shows it: accessors are named as the fields of {@code CaseStudy}.
 *
 * @param content what it tells at length, read when it is asked for
 */
public record CaseView(CaseSummary summary, Supplier<CaseContent> content) {
  /** The object type. */
  static final String TYPE = "CaseStudy";

  static CaseView of(CaseStudy study) {
    return new CaseView(CaseSummary.of(study), study::content);
  }

  public String id() {
    return new GlobalId(TYPE, summary.key()).encode();
  }

  public String key() {
    return summary.key();
  }

  public String title() {
    return summary.title();
  }

  public Optional<String> organizationName() {
    return summary.organizationName();
  }

  public String sector() {
    return summary.sector();
  }

  public Optional<String> organizationType() {
    return summary.organizationType();
  }

  public Optional<OrganizationLevel> level() {
    return summary.level();
  }

  public Optional<String> place() {
    return summary.place();
  }

  public Optional<String> period() {
    return summary.period();
  }

  public String background() {
    return content.get().background();
  }

  public String practice() {
    return content.get().practice();
  }

  public String results() {
    return content.get().results();
  }

  public Optional<String> discussion() {
    return content.get().discussion();
  }

  public List<String> keywords() {
    return summary.keywords();
  }

  public List<String> criteria() {
    return content.get().criteria();
  }

  public Map<String, Object> facets() {
    return content.get().facets();
  }

  public int version() {
    return summary.version();
  }

  public Instant updatedAt() {
    return summary.updatedAt();
  }
}
