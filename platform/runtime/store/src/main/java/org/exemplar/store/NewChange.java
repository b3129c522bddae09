package org.exemplar.store;

/**
 * What a transaction did to one object.
 *
 * @param actor who did it
 * @param kind what was done
 * @param subjectType type of the object, such as {@code Organization}
 * @param subjectKey its key
 * @param payload JSON that describes the change, at least {@code {}}
 */
public record NewChange(
    String actor, ChangeKind kind, String subjectType, String subjectKey, String payload) {}
