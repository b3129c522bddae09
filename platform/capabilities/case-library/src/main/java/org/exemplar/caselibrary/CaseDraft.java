package org.exemplar.caselibrary;

import java.util.OptionalInt;

/**
 * A case to be saved.
 *
 * @param key 1 to 64 letters, digits, {@code -} or {@code _}
 * @param content what it tells
 * @param expectedVersion the version that the caller has seen, 0 for a case that must be new; empty
 *     when the caller does not care
 */
public record CaseDraft(String key, CaseContent content, OptionalInt expectedVersion) {}
