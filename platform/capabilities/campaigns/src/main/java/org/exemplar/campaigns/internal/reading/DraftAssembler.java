package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.Clause;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.PolicyDocumentDraft;

/** Puts the documents of a text into each other and completes their doubts. */
final class DraftAssembler {
  private final List<SegmentParts> parts;
  private final Doubts doubts;
  private final List<List<Integer>> nested = new ArrayList<>();

  DraftAssembler(List<SegmentParts> parts, Doubts doubts) {
    this.parts = parts;
    this.doubts = doubts;
    parts.forEach(part -> nested.add(new ArrayList<>()));
  }

  PolicyDocumentDraft assemble() {
    for (int i = 1; i < parts.size(); i++) {
      nested.get(ownerOf(i)).add(i);
    }
    return draft(0, true);
  }

  /** A document that forwards or issues another holds the next one; an attachment is the root's. */
  private int ownerOf(int i) {
    SegmentParts before = parts.get(i - 1);
    boolean attached = parts.get(i).segment().attachment().isPresent();
    boolean carried = before.forwards() || before.prints();
    if (i > 1 && carried && (!attached || before.segment().attachment().isPresent())) {
      return i - 1;
    }
    SegmentParts root = parts.getFirst();
    if (!attached && !root.forwards() && !root.prints()) {
      doubts.add(DoubtCode.NESTING_UNCERTAIN, parts.get(i).segment().first());
    }
    return 0;
  }

  private PolicyDocumentDraft draft(int i, boolean own) {
    SegmentParts part = parts.get(i);
    Imprint imprint = ImprintReader.read(part.segment().imprint(), doubts);
    Optional<LocalDate> date = date(part);
    List<Clause> clauses = part.outline().clauses(Optional.empty());
    List<String> recipients = new ArrayList<>(part.front().recipients());
    recipients.addAll(imprint.recipients());
    reportMissing(part, date, own);
    if (clauses.isEmpty()) {
      doubts.add(DoubtCode.BODY_MISSING, part.segment().first());
    }
    List<PolicyDocumentDraft> below =
        nested.get(i).stream()
            .map(child -> draft(child, part.forwards() && !isAttached(child)))
            .toList();
    return new PolicyDocumentDraft(
        part.front().title(),
        part.front().number(),
        part.issuers(),
        date,
        imprint.printedOn(),
        imprint.printedBy(),
        part.genre(),
        imprint.keywords(),
        recipients,
        imprint.copiesTo(),
        imprint.printedCopies(),
        part.references(),
        below,
        clauses,
        doubtsOf(i));
  }

  private boolean isAttached(int i) {
    return parts.get(i).segment().attachment().isPresent();
  }

  private Optional<LocalDate> date(SegmentParts part) {
    return part.signedOn()
        .or(() -> part.front().date().flatMap(line -> Signature.date(line, doubts)))
        .or(() -> dateOfNotes(part));
  }

  private Optional<LocalDate> dateOfNotes(SegmentParts part) {
    for (Line note : part.front().notes()) {
      Optional<LocalDate> date = DateText.first(note.text());
      if (date.isPresent()) {
        doubts.add(DoubtCode.DATE_FROM_NOTE, note.number(), note.text());
        return date;
      }
    }
    return Optional.empty();
  }

  /** A document with a life of its own should have a number, a date and an issuer. */
  private void reportMissing(SegmentParts part, Optional<LocalDate> date, boolean own) {
    int line = part.segment().first();
    part.front()
        .notes()
        .forEach(note -> doubts.add(DoubtCode.TITLE_NOTE, note.number(), note.text()));
    report(part.front().title().isEmpty(), DoubtCode.TITLE_MISSING, line);
    report(part.genre().isEmpty(), DoubtCode.GENRE_UNKNOWN, line);
    report(own && part.front().number().isEmpty(), DoubtCode.NUMBER_MISSING, line);
    report(own && date.isEmpty(), DoubtCode.DATE_MISSING, line);
    report(own && part.issuers().isEmpty(), DoubtCode.ISSUER_MISSING, line);
  }

  private void report(boolean missing, DoubtCode code, int line) {
    if (missing) {
      doubts.add(code, line);
    }
  }

  private List<Doubt> doubtsOf(int i) {
    int from = i == 0 ? 0 : parts.get(i).segment().first();
    int to = i + 1 < parts.size() ? parts.get(i + 1).segment().first() : Integer.MAX_VALUE;
    return doubts.between(from, to);
  }
}
