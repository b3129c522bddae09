package org.exemplar.caselibrary.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.caselibrary.CaseAppendix;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.CaseWithdrawal;
import org.exemplar.files.StoredFile;
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

  public CaseState state() {
    return summary.standing().state();
  }

  public Optional<CaseWithdrawal> stateReason() {
    return summary.standing().withdrawal();
  }

  public Optional<Instant> publishedAt() {
    return summary.standing().publishedAt();
  }

  public List<FigureView> figures() {
    return content.get().appendix().figures().stream().map(FigureView::new).toList();
  }

  public List<CaseAppendix.Recognition> recognitions() {
    return content.get().appendix().recognitions();
  }

  public List<StoredFile> attachments() {
    return content.get().appendix().attachments();
  }

  public int version() {
    return summary.version();
  }

  public Instant updatedAt() {
    return summary.updatedAt();
  }

  /** A figure with numbers as GraphQL has them. */
  public record FigureView(CaseAppendix.Figure figure) {
    public String name() {
      return figure.name();
    }

    public Optional<String> unit() {
      return figure.unit();
    }

    public Optional<Double> baseline() {
      return figure.baseline().map(BigDecimal::doubleValue);
    }

    public double value() {
      return figure.value().doubleValue();
    }

    public Optional<LocalDate> asOf() {
      return figure.asOf();
    }
  }
}
