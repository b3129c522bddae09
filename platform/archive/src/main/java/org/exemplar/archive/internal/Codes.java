package org.exemplar.archive.internal;

/** Codes of problems with archives; what each means stands at {@code ArchiveProblem}. */
final class Codes {
  static final String UNREADABLE = "ARCHIVE_UNREADABLE";
  static final String TOO_LARGE = "ARCHIVE_TOO_LARGE";
  static final String LAYOUT = "ARCHIVE_LAYOUT";
  static final String NAME = "ENTRY_NAME";
  static final String DUPLICATE = "ENTRY_DUPLICATE";
  static final String EXTRA = "ENTRY_EXTRA";
  static final String MISSING = "ENTRY_MISSING";
  static final String CHANGED = "ENTRY_CHANGED";
  static final String CONTENTS_MISSING = "CONTENTS_MISSING";
  static final String CONTENTS_INVALID = "CONTENTS_INVALID";
  static final String DESCRIPTOR_MISSING = "DESCRIPTOR_MISSING";
  static final String DESCRIPTOR_INVALID = "DESCRIPTOR_INVALID";
  static final String DESCRIPTOR_DIFFERS = "DESCRIPTOR_DIFFERS";
  static final String MANIFEST_MISSING = "MANIFEST_MISSING";
  static final String MANIFEST_INVALID = "MANIFEST_INVALID";
  static final String MANIFEST_DIFFERS = "MANIFEST_DIFFERS";
  static final String MANIFEST_NOT_ALLOWED = "MANIFEST_NOT_ALLOWED";
  static final String SIGNATURE_MISSING = "SIGNATURE_MISSING";
  static final String SIGNATURE_INVALID = "SIGNATURE_INVALID";
  static final String SIGNATURE_EXPIRED = "SIGNATURE_EXPIRED";
  static final String PUBLISHER_UNKNOWN = "PUBLISHER_UNKNOWN";
  static final String KEY_UNKNOWN = "KEY_UNKNOWN";
  static final String KEY_NOT_VALID = "KEY_NOT_VALID";
  static final String KEY_REVOKED = "KEY_REVOKED";
  static final String KIND_NOT_ALLOWED = "KIND_NOT_ALLOWED";
  static final String SCOPE_NOT_ALLOWED = "SCOPE_NOT_ALLOWED";
  static final String FILE_LEFT_OUT = "FILE_LEFT_OUT";
  static final String CATALOGUE_NOT_FOUND = "CATALOGUE_NOT_FOUND";
  static final String CATALOGUE_UNREADABLE = "CATALOGUE_UNREADABLE";
  static final String CATALOGUE_TOO_LARGE = "CATALOGUE_TOO_LARGE";
  static final String CATALOGUE_INVALID = "CATALOGUE_INVALID";
  static final String CATALOGUE_DUPLICATE = "CATALOGUE_DUPLICATE";
  static final String CATALOGUE_DIFFERS = "CATALOGUE_DIFFERS";

  private Codes() {}
}
