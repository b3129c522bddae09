package org.exemplar.organizations.internal;

/**
 * What became of a row, or would become of it after a dry run; the names are those of the contract.
 */
enum RowResult {
  CREATED,
  UPDATED,
  UNCHANGED,
  REFUSED,
  SKIPPED
}
