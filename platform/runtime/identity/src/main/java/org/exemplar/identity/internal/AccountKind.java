package org.exemplar.identity.internal;

/** Who stands behind an account. */
enum AccountKind {
  /** A person, who signs in with a password or through an OpenID provider. */
  PERSON,
  /** A system, which has tokens only. */
  CLIENT
}
