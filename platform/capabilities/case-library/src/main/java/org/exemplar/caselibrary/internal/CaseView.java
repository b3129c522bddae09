package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.GlobalId;

/** A case as GraphQL shows it: accessors are named as the fields of {@code CaseStudy}. */
public record CaseView(CaseStudy study) {
  /** The object type. */
  static final String TYPE = "CaseStudy";

  public String id() {
    return new GlobalId(TYPE, study.key()).encode();
  }

  public String key() {
    return study.key();
  }

  public String title() {
    return content().title();
  }

  public Optional<String> organizationName() {
    return study.organizationName();
  }

  public String sector() {
    return content().sector();
  }

  public Optional<String> organizationType() {
    return content().organizationType();
  }

  public Optional<OrganizationLevel> level() {
    return content().level();
  }

  public Optional<String> place() {
    return content().place();
  }

  public Optional<String> period() {
    return content().period();
  }

  public String background() {
    return content().background();
  }

  public String practice() {
    return content().practice();
  }

  public String results() {
    return content().results();
  }

  public Optional<String> discussion() {
    return content().discussion();
  }

  public List<String> keywords() {
    return content().keywords();
  }

  public List<String> criteria() {
    return content().criteria();
  }

  public Map<String, Object> facets() {
    return content().facets();
  }

  public int version() {
    return study.version();
  }

  public Instant updatedAt() {
    return study.updatedAt();
  }

  private CaseContent content() {
    return study.content();
  }
}
