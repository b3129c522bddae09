package org.exemplar.spi.programme;

/** What a carrier is. */
public enum CarrierKind {
  /** Something that is done together. */
  ACTIVITY,
  /** Something in which peers are compared. */
  CONTEST,
  /** A way of working. */
  METHOD,
  /** Two that are brought together. */
  PAIRING,
  /** A place or a system that is used. */
  PLATFORM,
  /** A post that is held. */
  POST,
  /** An undertaking with a result. */
  PROJECT
}
