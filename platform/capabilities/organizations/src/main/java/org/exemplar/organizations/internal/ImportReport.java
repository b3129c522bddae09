package org.exemplar.organizations.internal;

import java.time.Instant;
import org.exemplar.spi.schema.GlobalId;

/**
 * What became of each row of an import.
 *
 * @param key its key
 * @param applied whether the file was taken over
 * @param madeAt when it was made
 */
record ImportReport(String key, boolean applied, Instant madeAt) {
  static final String TYPE = "OrganizationImportReport";

  /** Its global id. */
  public String id() {
    return new GlobalId(TYPE, key).encode();
  }
}
