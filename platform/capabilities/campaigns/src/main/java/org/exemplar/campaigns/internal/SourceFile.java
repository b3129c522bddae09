package org.exemplar.campaigns.internal;

/**
 * What is kept of the file that a document came from.
 *
 * @param sha256 of the file as it was given, in hex
 * @param kind what kind of file it was
 * @param text its text without personal data
 */
record SourceFile(String sha256, FileKind kind, String text) {}
