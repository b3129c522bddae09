package org.exemplar.campaigns.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.exemplar.campaigns.DocumentMention;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.Visibility;
import org.jdbi.v3.core.Handle;

/** The SQL of which document refers to which. */
final class CascadeStore {
  private static final String MENTIONS =
      "SELECT d.document_key AS named, r.document_key AS naming, r.kind AS kind"
          + " FROM policy_document d JOIN policy_reference r ON r.document_key <> d.document_key"
          + " AND (r.number = d.number"
          + " OR (r.title = d.title AND (r.number IS NULL OR d.number IS NULL)))"
          + " WHERE d.document_key IN (<keys>) ORDER BY r.document_key, r.ordinal";

  private static final String NAMED =
      "SELECT document_key FROM policy_document WHERE visibility IN (<visible>)"
          + " AND (number IN (<numbers>) OR title IN (<titles>)) ORDER BY position";

  private CascadeStore() {}

  private record Mention(String named, String naming, DocumentReference.Kind kind) {}

  static Map<String, List<DocumentMention>> mentionsOf(
      Handle handle, Collection<String> keys, Set<Visibility> visible) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<Mention> mentions =
        handle
            .createQuery(MENTIONS)
            .bindList("keys", List.copyOf(keys))
            .map(
                (row, context) ->
                    new Mention(
                        row.getString("named"),
                        row.getString("naming"),
                        DocumentReference.Kind.valueOf(row.getString("kind"))))
            .list();
    Map<String, PolicyDocument> naming =
        PolicyDocumentStore.byKeys(
            handle, mentions.stream().map(Mention::naming).distinct().toList(), visible);
    Map<String, List<DocumentMention>> found = new LinkedHashMap<>();
    for (Mention mention : new LinkedHashSet<>(mentions)) {
      PolicyDocument document = naming.get(mention.naming());
      if (document != null) {
        found
            .computeIfAbsent(mention.named(), any -> new ArrayList<>())
            .add(new DocumentMention(mention.kind(), document));
      }
    }
    return found;
  }

  static Map<DocumentReference, PolicyDocument> named(
      Handle handle, Collection<DocumentReference> references, Set<Visibility> visible) {
    if (references.isEmpty()) {
      return Map.of();
    }
    List<String> keys =
        handle
            .createQuery(NAMED)
            .bindList("visible", visible.stream().map(Enum::name).toList())
            .bindList("numbers", said(references, DocumentReference::number))
            .bindList("titles", said(references, DocumentReference::title))
            .mapTo(String.class)
            .list();
    Map<String, PolicyDocument> byKey = PolicyDocumentStore.byKeys(handle, keys, visible);
    List<PolicyDocument> inOrder =
        keys.stream().flatMap(key -> Optional.ofNullable(byKey.get(key)).stream()).toList();
    Map<DocumentReference, PolicyDocument> found = new LinkedHashMap<>();
    references.forEach(
        reference ->
            inOrder.stream()
                .filter(document -> names(reference, document))
                .findFirst()
                .ifPresent(document -> found.put(reference, document)));
    return found;
  }

  private static boolean names(DocumentReference reference, PolicyDocument document) {
    return reference.number().isPresent() && document.number().isPresent()
        ? reference.number().equals(document.number())
        : reference.title().isPresent() && reference.title().equals(document.title());
  }

  /** Never empty, since no list of SQL may be. */
  private static List<String> said(
      Collection<DocumentReference> references,
      Function<DocumentReference, Optional<String>> part) {
    List<String> said =
        references.stream()
            .flatMap(reference -> part.apply(reference).stream())
            .distinct()
            .toList();
    return said.isEmpty() ? List.of("") : said;
  }
}
