package org.exemplar.caselibrary;

import java.util.List;
import java.util.OptionalInt;

/**
 * A case to be saved.
 *
 * @param key 1 to 64 letters, digits, {@code -} or {@code _}
 * @param content what it tells; its attachments are those that {@code files} names
 * @param files global ids of files: those that the case has, or others of who saves it
 * @param expectedVersion the version that the caller has seen, 0 for a case that must be new; empty
 *     when the caller does not care
 */
public record CaseDraft(
    String key, CaseContent content, List<String> files, OptionalInt expectedVersion) {
  public CaseDraft {
    files = List.copyOf(files);
  }

  /** The same with another content. */
  public CaseDraft with(CaseContent other) {
    return new CaseDraft(key, other, files, expectedVersion);
  }
}
