package org.exemplar.graphql;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The documents that one client is trusted with, as they are when a request begins. */
@ProviderType
public interface TrustedList {
  /** What becomes of an operation whose document is not in the list. */
  enum Mode {
    /** It is executed. */
    OFF,
    /** It is executed, and written down. */
    LOG,
    /** It is refused. */
    ENFORCE
  }

  /** Name of the client. */
  String client();

  /** What becomes of what is not in the list. */
  Mode mode();

  /**
   * Whether a document is in the list.
   *
   * @param digest SHA-256 of its text in UTF-8, in lower-case hex
   */
  boolean holds(String digest);

  /**
   * The document of that identifier, where it is in the list. Its text costs a look-up in memory,
   * and a query where nobody asked for it in a while.
   */
  Optional<String> document(String id);

  /** Writes down that a document was met which is not in the list, by its digest alone. */
  void met(String digest);
}
