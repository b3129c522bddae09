package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.GlobalId;

/** A round as GraphQL shows it: accessors are named as the fields of {@code CaseSelection}. */
public record CaseSelectionView(CaseSelection selection) {
  public String id() {
    return new GlobalId(CaseSelection.TYPE, selection.code()).encode();
  }

  public String code() {
    return selection.code();
  }

  public String title() {
    return selection.title();
  }

  public OrganizationLevel level() {
    return selection.level();
  }

  public Object weights() {
    return selection.weights();
  }

  public int places() {
    return selection.places();
  }

  public int minimumReviews() {
    return selection.minimumReviews();
  }

  public LocalDate opensOn() {
    return selection.opensOn();
  }

  public LocalDate closesOn() {
    return selection.closesOn();
  }

  public Object state() {
    return selection.state();
  }

  public Optional<Instant> decidedAt() {
    return selection.decidedAt();
  }

  public int version() {
    return selection.version();
  }
}
