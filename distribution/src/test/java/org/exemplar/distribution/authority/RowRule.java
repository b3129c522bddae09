package org.exemplar.distribution.authority;

/**
 * What becomes of an operation that the schema lets somebody ask, on one object: the small part of
 * the matrix that no declaration says.
 */
enum RowRule {
  /** It concerns no object of the tree. */
  NONE("–") {
    @Override
    String of(Holder holder, String permission) {
      return ALLOWED;
    }
  },
  /** What is not held at the organisation is refused. */
  WRITES("at the organisation") {
    @Override
    String of(Holder holder, String permission) {
      return holder.may(permission) ? ALLOWED : NOT_ALLOWED;
    }
  },
  /** The same, and nobody decides on the own organisation nor where there is a conflict. */
  DECIDES("at the organisation, not the own one, without conflict") {
    @Override
    String of(Holder holder, String permission) {
      if (!holder.may(permission)) {
        return NOT_ALLOWED;
      }
      return switch (holder.at()) {
        case OWN -> "OWN_ORGANIZATION";
        case CONFLICT -> "CONFLICT_OF_INTEREST";
        default -> ALLOWED;
      };
    }
  },
  /** What may not be read is not there; guides read along the sector line. */
  READS("at the organisation, on either line") {
    @Override
    String of(Holder holder, String permission) {
      boolean reached = holder.at() != Standpoint.OUTSIDE;
      return holder.has(permission) && reached ? ALLOWED : NOTHING;
    }
  },
  /** Accounts are read on the territorial line alone. */
  READS_ACCOUNTS("at the account's organisation, territorial line") {
    @Override
    String of(Holder holder, String permission) {
      return holder.may(permission) ? ALLOWED : NOTHING;
    }
  },
  /** An account that may not be read is not there; one that is not managed is refused. */
  MANAGES("at the account's organisation") {
    @Override
    String of(Holder holder, String permission) {
      if (holder.may(permission)) {
        return ALLOWED;
      }
      return holder.may("accounts:read") ? NOT_ALLOWED : "ACCOUNT_NOT_FOUND";
    }
  },
  /** What is the whole platform's is changed by who may do so everywhere. */
  PLATFORM("everywhere") {
    @Override
    String of(Holder holder, String permission) {
      return ALL.of(holder, permission);
    }
  },
  /** A plugin that is bound to no part of the tree is changed by who may change all of them. */
  ALL("everywhere; the pack of a locality: over all of its scope") {
    @Override
    String of(Holder holder, String permission) {
      return holder.at() == Standpoint.EVERYWHERE ? ALLOWED : NOT_ALLOWED;
    }
  };

  static final String ALLOWED = "✓";
  static final String NOTHING = "∅";
  private static final String NOT_ALLOWED = "NOT_ALLOWED";

  private final String title;

  RowRule(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * What becomes of it.
   *
   * @param permission what has to be held at the object
   */
  abstract String of(Holder holder, String permission);
}
