package org.exemplar.graphql.internal.trusted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Sha256;

/**
 * Documents that are to be registered, looked through before anything is written.
 *
 * @param documents texts by identifier
 * @param places where each stands in the input
 * @param refusals what is wrong
 */
record Manifest(Map<String, Entry> documents, Map<String, Integer> places, List<Refusal> refusals) {
  static final int MOST = 500;
  static final int LONGEST_DOCUMENT = 200_000;

  /** A document as a client asks for it. */
  record Wanted(Optional<String> id, String document) {
    /** What it is to be named by. */
    String identifier() {
      return id.orElseGet(() -> DocumentId.of(Sha256.hex(document)));
    }
  }

  /** A document that is right. */
  record Entry(String digest, String document) {}

  /**
   * Looks documents through.
   *
   * @param check says what is wrong with a document
   */
  static Manifest of(List<Wanted> wanted, Function<String, List<Refusal>> check) {
    Manifest manifest =
        new Manifest(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    if (wanted.isEmpty() || wanted.size() > MOST) {
      manifest.refusals().add(tooMany(wanted.size(), "documents"));
    } else {
      for (int i = 0; i < wanted.size(); i++) {
        manifest.add(wanted.get(i), i, check);
      }
    }
    return manifest;
  }

  static Refusal tooMany(int count, String what) {
    return Refusal.limit(
            MOST,
            "TOO_MANY_ITEMS",
            what + " 应有 1 至 " + MOST + " 项，实际为 " + count,
            what + " takes 1 to " + MOST + " at a time, not " + count)
        .at("input", what);
  }

  private void add(Wanted wanted, int place, Function<String, List<Refusal>> check) {
    String text = wanted.document();
    if (text.length() > LONGEST_DOCUMENT) {
      refusals.add(tooLong().at(at(place, "document")));
      return;
    }
    check.apply(text).forEach(wrong -> refusals.add(wrong.at(at(place, "document"))));
    String digest = Sha256.hex(text);
    String id = wanted.identifier();
    DocumentId.refusal(id, digest).ifPresent(wrong -> refusals.add(wrong.at(at(place, "id"))));
    Entry before = documents.putIfAbsent(id, new Entry(digest, text));
    if (before != null && !before.digest().equals(digest)) {
      refusals.add(taken(id).at(at(place, "id")));
    }
    places.putIfAbsent(id, place);
  }

  /** Whether another document is to be named by an identifier that is in the list already. */
  boolean renames(TrustedDocument listed) {
    Entry wanted = documents.get(listed.id());
    return wanted != null && !wanted.digest().equals(listed.digest());
  }

  /** The refusal of an identifier that stands for another document already. */
  Refusal takenInList(String id) {
    return taken(id).at(at(places.getOrDefault(id, 0), "id"));
  }

  private static String[] at(int place, String what) {
    return new String[] {"input", "documents", Integer.toString(place), what};
  }

  private static Refusal taken(String id) {
    return Refusal.conflict(
        "DOCUMENT_ID_TAKEN",
        "标识 " + id + " 已用于另一文档；标识在清单中所指的文档不变，请换一个标识",
        "the identifier " + id + " stands for another document in the list; choose another one");
  }

  private static Refusal tooLong() {
    return Refusal.limit(
        LONGEST_DOCUMENT,
        "DOCUMENT_TOO_LONG",
        "一个文档最多 " + LONGEST_DOCUMENT + " 个字符",
        "a document has at most " + LONGEST_DOCUMENT + " characters");
  }
}
