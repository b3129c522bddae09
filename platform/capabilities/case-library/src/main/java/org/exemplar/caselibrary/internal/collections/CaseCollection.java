package org.exemplar.caselibrary.internal.collections;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.NewChange;

/**
 * Cases that somebody put together (案例专辑).
 *
 * @param owner id of the account that it is of
 * @param version 1 at first, one more at each change
 */
record CaseCollection(
    String key,
    String owner,
    CollectionText said,
    int version,
    Instant createdAt,
    Instant updatedAt) {
  /** The object type, and that of the subject in the change log. */
  static final String TYPE = "CaseCollection";

  public String id() {
    return new GlobalId(TYPE, key).encode();
  }

  boolean isOf(Caller caller) {
    return caller.isSignedIn() && caller.origin().actor().equals(owner);
  }

  public String title() {
    return said.title();
  }

  public Optional<String> description() {
    return said.description();
  }

  public CollectionVisibility visibility() {
    return said.visibility();
  }

  /** The next version, with what is said of it. */
  CaseCollection next(CollectionText text, Instant now) {
    return new CaseCollection(key, owner, text, version + 1, createdAt, now);
  }

  /** With its cases, as they are written down. */
  record Filled(CaseCollection collection, List<CollectionItem> items) {
    Filled {
      items = List.copyOf(items);
    }

    String key() {
      return collection.key();
    }

    /**
     * What is private is told by its size alone: the change log is read by others than its owner.
     */
    Map<String, Object> told() {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("version", collection.version());
      told.put("visibility", collection.visibility().name());
      if (collection.visibility() == CollectionVisibility.PRIVATE) {
        told.put("size", items.size());
        return told;
      }
      collection.said().organizationCode().ifPresent(of -> told.put(NewChange.ORGANIZATION, of));
      told.put("title", collection.title());
      collection.description().ifPresent(text -> told.put("description", text));
      told.put("items", items.stream().map(Filled::told).toList());
      return told;
    }

    private static Map<String, Object> told(CollectionItem item) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("caseStudy", item.caseKey());
      item.note().ifPresent(note -> told.put("note", note));
      return told;
    }
  }
}
