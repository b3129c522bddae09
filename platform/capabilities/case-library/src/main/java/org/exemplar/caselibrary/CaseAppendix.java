package org.exemplar.caselibrary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exemplar.files.StoredFile;

/**
 * What a case brings along beside its texts.
 *
 * @param authors the bodies that wrote it
 * @param figures its results in figures
 * @param clauses keys of the clauses of policy documents that it answers
 * @param recognitions honours and sites that it belongs to
 * @param attachments its files as they were when they were attached
 */
public record CaseAppendix(
    List<Author> authors,
    List<Figure> figures,
    List<String> clauses,
    List<Recognition> recognitions,
    List<StoredFile> attachments) {
  /** Nothing. */
  public static final CaseAppendix NOTHING =
      new CaseAppendix(List.of(), List.of(), List.of(), List.of(), List.of());

  public CaseAppendix {
    authors = List.copyOf(authors);
    figures = List.copyOf(figures);
    clauses = List.copyOf(clauses);
    recognitions = List.copyOf(recognitions);
    attachments = List.copyOf(attachments);
  }

  /** The same with other files. */
  public CaseAppendix withAttachments(List<StoredFile> files) {
    return new CaseAppendix(authors, figures, clauses, recognitions, files);
  }

  /** A body that wrote it, by its code, by its name as written, or by both. */
  public record Author(Optional<String> organizationCode, Optional<String> name) {}

  /**
   * A result in figures.
   *
   * @param baseline what it was before
   * @param asOf of which day the value is
   */
  public record Figure(
      String name,
      Optional<String> unit,
      Optional<BigDecimal> baseline,
      BigDecimal value,
      Optional<LocalDate> asOf) {}

  /** An honour or a site. */
  public record Recognition(
      Kind kind,
      String title,
      Optional<org.exemplar.spi.OrganizationLevel> level,
      Optional<String> body,
      Optional<LocalDate> conferredOn) {
    /** Which of the two. */
    public enum Kind {
      HONOUR,
      SITE
    }
  }
}
