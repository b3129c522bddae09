package org.exemplar.campaigns;

/**
 * A document that refers to another one: {@link DocumentReference} seen from its other end.
 *
 * @param kind how it refers to it
 * @param document the document that refers
 */
public record DocumentMention(DocumentReference.Kind kind, PolicyDocument document) {}
