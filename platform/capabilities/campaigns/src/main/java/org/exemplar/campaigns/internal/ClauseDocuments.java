package org.exemplar.campaigns.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.Visibility;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.Change;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands clauses to search. */
@Component
public final class ClauseDocuments implements DocumentSource {
  private final PolicyDocuments documents;

  @Activate
  public ClauseDocuments(@Reference PolicyDocuments documents) {
    this.documents = documents;
  }

  @Override
  public IndexSource kind() {
    return IndexSource.CLAUSE;
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(documents.clauseCount());
  }

  @Override
  public void scan(BiConsumer<String, Map<String, Object>> visitor) {
    for (String key : documents.keys()) {
      all(List.of(key)).forEach(visitor);
    }
  }

  @Override
  public Map<String, Map<String, Object>> load(Collection<String> keys) {
    Set<String> wanted = Set.copyOf(keys);
    Set<String> documentKeys =
        keys.stream()
            .map(ClauseDocuments::documentKey)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, Map<String, Object>> found = all(documentKeys);
    found.keySet().retainAll(wanted);
    return found;
  }

  @Override
  public Set<String> touchedBy(Change change) {
    return change.subjectType().equals(StoredPolicyDocuments.SUBJECT)
        ? all(List.of(change.subjectKey())).keySet()
        : Set.of();
  }

  /** Key of the document that the clause with that key stands in. */
  static String documentKey(String clauseKey) {
    int hash = clauseKey.indexOf('#');
    return hash < 0 ? clauseKey : clauseKey.substring(0, hash);
  }

  /** Anchor of the clause with that key. */
  static String anchor(String clauseKey) {
    return clauseKey.substring(clauseKey.indexOf('#') + 1);
  }

  private Map<String, Map<String, Object>> all(Collection<String> documentKeys) {
    Map<String, PolicyDocument> owners =
        new HashMap<>(documents.byKeys(documentKeys, Visibility.ALL));
    Map<String, List<PolicyClause>> clauses = documents.clausesOf(owners.keySet(), Visibility.ALL);
    owners.putAll(documents.byKeys(outerKeys(owners.values()), Visibility.ALL));
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    clauses.values().forEach(each -> each.forEach(clause -> put(found, owners, clause)));
    return found;
  }

  private static List<String> outerKeys(Collection<PolicyDocument> owners) {
    return owners.stream().flatMap(owner -> owner.outerKey().stream()).distinct().toList();
  }

  private static void put(
      Map<String, Map<String, Object>> found,
      Map<String, PolicyDocument> owners,
      PolicyClause clause) {
    PolicyDocument owner = owners.get(clause.documentKey());
    if (owner != null) {
      Optional<PolicyDocument> outer = owner.outerKey().map(owners::get);
      found.put(clause.key(), ClauseDocument.of(owner, outer, clause));
    }
  }
}
