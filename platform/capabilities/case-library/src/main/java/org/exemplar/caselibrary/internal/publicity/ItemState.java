package org.exemplar.caselibrary.internal.publicity;

/** Where an item of publicity stands. */
enum ItemState {
  PLANNED,
  PUBLISHED,
  WITHDRAWN
}
