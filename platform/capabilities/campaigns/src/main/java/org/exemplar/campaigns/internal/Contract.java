package org.exemplar.campaigns.internal;

import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.Genre;

/** Names of constants in the GraphQL contract, which knows fewer than the reader. */
final class Contract {
  private Contract() {}

  static String genre(Genre genre) {
    return switch (genre) {
      case NOTICE,
          OPINION,
          IMPLEMENTATION_OPINION,
          PLAN,
          DECISION,
          REGULATION,
          REPLY,
          LETTER,
          REPORT,
          MINUTES,
          CIRCULAR,
          ANNOUNCEMENT,
          OTHER ->
          genre.name();
      case REQUEST, ORDER -> Genre.OTHER.name();
    };
  }

  static String kind(DocumentReference.Kind kind) {
    return switch (kind) {
      case BASED_ON, FORWARDS, PRINTS_AND_ISSUES, CITES -> kind.name();
      case ATTACHES -> DocumentReference.Kind.CITES.name();
    };
  }
}
