package org.exemplar.search;

/**
 * An order of hits by a NUMBER or DATE field. Of several numbers of a document the largest counts,
 * of several days the latest; documents without any stand last.
 *
 * @param field name of the field
 * @param descending largest or latest first
 */
public record FieldSort(String field, boolean descending) {}
