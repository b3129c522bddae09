package org.exemplar.plugins.internal.change;

/** What is done with a plugin; the names are those of the GraphQL enum. */
public enum Operation {
  INSTALL,
  UNINSTALL,
  ROLLBACK,
  RETRY
}
