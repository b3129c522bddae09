package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.exemplar.campaigns.ClauseAnchor;
import org.exemplar.campaigns.DocumentMention;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.PolicyImport;
import org.exemplar.campaigns.Visibility;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;

/** Two documents of one clause each: {@code open#1} and, not for everybody, {@code inside#1}. */
final class FakePolicyDocuments implements PolicyDocuments {
  private final Map<String, Visibility> byKey =
      Map.of("open", Visibility.PUBLIC, "inside", Visibility.INTERNAL);

  @Override
  public Map<String, PolicyDocument> byKeys(Collection<String> keys, Set<Visibility> visible) {
    Map<String, PolicyDocument> found = new HashMap<>();
    byKey.forEach(
        (key, visibility) -> {
          if (keys.contains(key) && visible.contains(visibility)) {
            found.put(key, document(key, visibility));
          }
        });
    return found;
  }

  @Override
  public Map<String, List<PolicyClause>> clausesOf(
      Collection<String> documentKeys, Set<Visibility> visible) {
    Map<String, List<PolicyClause>> found = new HashMap<>();
    byKeys(documentKeys, visible)
        .keySet()
        .forEach(
            key ->
                found.put(
                    key,
                    List.of(
                        new PolicyClause(
                            key,
                            ClauseAnchor.headed(1),
                            Optional.empty(),
                            Optional.of("总则"),
                            "正文"))));
    return found;
  }

  private static PolicyDocument document(String key, Visibility visibility) {
    return new PolicyDocument(
        key,
        Optional.empty(),
        Optional.of("关于" + key + "的通知"),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        OptionalInt.empty(),
        List.of(),
        List.of(),
        visibility,
        key + ".txt",
        Instant.parse("2026-11-22T08:00:00Z"));
  }

  @Override
  public PolicyImport read(
      String fileName, byte[] content, boolean dryRun, Visibility visibility, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Connection<PolicyDocument> page(PageRequest page, Set<Visibility> visible) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<DocumentReference, PolicyDocument> named(
      Collection<DocumentReference> references, Set<Visibility> visible) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, List<DocumentMention>> mentionsOf(
      Collection<String> documentKeys, Set<Visibility> visible) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> keys() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int clauseCount() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, List<PolicyDocument>> nestedIn(
      Collection<String> outerKeys, Set<Visibility> visible) {
    throw new UnsupportedOperationException();
  }
}
