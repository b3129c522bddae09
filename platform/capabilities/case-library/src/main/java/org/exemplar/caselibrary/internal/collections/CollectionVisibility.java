package org.exemplar.caselibrary.internal.collections;

/** Who may see a collection. */
enum CollectionVisibility {
  PRIVATE,
  ORGANIZATION,
  PUBLIC
}
