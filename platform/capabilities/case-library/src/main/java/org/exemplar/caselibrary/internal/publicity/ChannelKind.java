package org.exemplar.caselibrary.internal.publicity;

/** What kind a channel is of. */
enum ChannelKind {
  NOTICE_BOARD,
  NEWSPAPER,
  RADIO,
  TELEVISION,
  INTERNET,
  DISTANCE_EDUCATION,
  MESSAGES,
  POSTERS,
  BRIEFING,
  EXHIBITION,
  MEETING,
  BOOK,
  LECTURE_TOUR,
  PLATFORM,
  OTHER
}
