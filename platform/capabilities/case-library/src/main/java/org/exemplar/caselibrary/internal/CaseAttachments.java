package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.files.FileShelf;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** The files of cases: found before anything is written, and kept as long as a case has them. */
final class CaseAttachments {
  private final FileShelf files;

  CaseAttachments(FileShelf files) {
    this.files = files;
  }

  /** A file that is to be kept for a case. */
  private record Held(String caseKey, StoredFile file) {
    String key() {
      return caseKey + "/" + file.key();
    }
  }

  /** Drafts with their files, and which of the files no case had before. */
  static final class Found {
    private final List<CaseDraft> drafts = new ArrayList<>();
    private final List<Held> fresh = new ArrayList<>();

    List<CaseDraft> drafts() {
      return drafts;
    }
  }

  /**
   * Finds the files of drafts: those that the case has already, and others of the caller's own.
   *
   * @param present the cases that are there, by key
   */
  Found find(
      List<CaseDraft> drafts, Map<String, CaseStudy> present, Caller caller, Findings findings) {
    Found found = new Found();
    for (int index = 0; index < drafts.size(); index++) {
      found.drafts.add(find(drafts.get(index), present, caller, findings.at(index), found.fresh));
    }
    return found;
  }

  private CaseDraft find(
      CaseDraft draft,
      Map<String, CaseStudy> present,
      Caller caller,
      Findings findings,
      List<Held> fresh) {
    Map<String, StoredFile> held = new LinkedHashMap<>();
    Optional.ofNullable(present.get(draft.key()))
        .ifPresent(
            study ->
                study
                    .content()
                    .appendix()
                    .attachments()
                    .forEach(file -> held.put(file.id(), file)));
    if (draft.files().size() > AppendixRules.MOST) {
      findings.add(
          Refusal.limit(
                  AppendixRules.MOST,
                  "TOO_MANY_ITEMS",
                  "一个案例最多 " + AppendixRules.MOST + " 个附件",
                  "a case has at most " + AppendixRules.MOST + " attachments")
              .at("attachments"));
      return draft;
    }
    List<StoredFile> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < draft.files().size(); at++) {
      String id = draft.files().get(at);
      StoredFile known = held.get(id);
      if (!seen.add(id)) {
        continue;
      }
      if (known != null) {
        kept.add(known);
        continue;
      }
      switch (files.find(id, caller)) {
        case FileShelf.Found there -> {
          kept.add(there.file());
          fresh.add(new Held(draft.key(), there.file()));
        }
        case FileShelf.Refused refused ->
            findings.add(refused.refusal().at("attachments", "" + at));
      }
    }
    return draft.with(
        draft.content().withAppendix(draft.content().appendix().withAttachments(kept)));
  }

  /** From now on the files that no case had are kept for theirs. */
  void keep(Found found) {
    found.fresh.forEach(
        held ->
            files.refer(
                held.file(),
                new FileShelf.Reference(StoredCaseStudies.SUBJECT, held.key(), Optional.empty())));
  }

  /** Nothing was written after all. */
  void letGo(Found found) {
    found.fresh.forEach(held -> files.release(StoredCaseStudies.SUBJECT, held.key()));
  }

  /** The files that a case had and has no more are kept for it no longer. */
  void release(CaseStudy before, CaseStudy after) {
    List<StoredFile> still = after.content().appendix().attachments();
    before.content().appendix().attachments().stream()
        .filter(file -> still.stream().noneMatch(other -> other.key().equals(file.key())))
        .map(file -> new Held(before.key(), file))
        .forEach(held -> files.release(StoredCaseStudies.SUBJECT, held.key()));
  }
}
