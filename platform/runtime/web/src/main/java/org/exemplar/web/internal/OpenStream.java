package org.exemplar.web.internal;

/** A connection that stays open, and takes one of the places that there are for such. */
interface OpenStream {
  /** Sends a sign of life, by which a client that went away is noticed. */
  void keepAlive();

  /** Tells the client that nothing more comes, and lets it go. */
  void finish();
}
