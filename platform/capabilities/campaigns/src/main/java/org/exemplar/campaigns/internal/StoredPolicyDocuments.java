package org.exemplar.campaigns.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exemplar.campaigns.DocumentMention;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocumentTree;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.PolicyImport;
import org.exemplar.campaigns.Visibility;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.NewChange;
import org.exemplar.store.Sha256;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Policy documents in the relational store. */
@Component(service = PolicyDocuments.class)
public final class StoredPolicyDocuments implements PolicyDocuments {
  /** Type of the subject in the change log. */
  static final String SUBJECT = "PolicyDocument";

  private final Store store;
  private final FileReading reading;

  @Activate
  public StoredPolicyDocuments(@Reference Store store, @Reference PluginCatalogue catalogue) {
    this.store = store;
    this.reading = new FileReading(catalogue);
    store.migrate(PolicyDocumentStore.MIGRATIONS);
  }

  @Override
  public PolicyImport read(
      String fileName, byte[] content, boolean dryRun, Visibility visibility, Caller caller) {
    if (!FileName.isFit(fileName)) {
      return new PolicyImport.Refused(Refusals.fileName());
    }
    if (content.length > MAX_BYTES) {
      return new PolicyImport.Refused(Refusals.tooLarge());
    }
    String sha256 = Sha256.hex(content);
    Head head = new Head(sha256, fileName, visibility);
    Optional<PolicyImport> known = known(sha256);
    return known.isPresent()
        ? known.get()
        : switch (reading.read(content)) {
          case FileReading.Refused refused -> new PolicyImport.Refused(refused.refusal());
          case FileReading.Read read when dryRun ->
              store.read(handle -> previewed(handle, read, head));
          case FileReading.Read read ->
              store.write(transaction -> kept(transaction, read, head, caller));
        };
  }

  @Override
  public Connection<PolicyDocument> page(PageRequest page, Set<Visibility> visible) {
    List<PolicyDocument> rows =
        store.read(handle -> PolicyDocumentStore.page(handle, page, visible));
    return page.page(
        rows,
        PolicyDocument::key,
        () -> store.read(handle -> PolicyDocumentStore.count(handle, visible)));
  }

  @Override
  public Map<String, PolicyDocument> byKeys(Collection<String> keys, Set<Visibility> visible) {
    return store.read(handle -> PolicyDocumentStore.byKeys(handle, keys, visible));
  }

  @Override
  public Map<String, List<PolicyDocument>> nestedIn(
      Collection<String> outerKeys, Set<Visibility> visible) {
    return grouped(
        store.read(handle -> PolicyDocumentStore.nestedIn(handle, outerKeys, visible)),
        document -> document.outerKey().orElseThrow());
  }

  @Override
  public Map<DocumentReference, PolicyDocument> named(
      Collection<DocumentReference> references, Set<Visibility> visible) {
    return store.read(handle -> CascadeStore.named(handle, references, visible));
  }

  @Override
  public Map<String, List<DocumentMention>> mentionsOf(
      Collection<String> documentKeys, Set<Visibility> visible) {
    return store.read(handle -> CascadeStore.mentionsOf(handle, documentKeys, visible));
  }

  @Override
  public Map<String, List<PolicyClause>> clausesOf(
      Collection<String> documentKeys, Set<Visibility> visible) {
    return grouped(
        store.read(handle -> PolicyDocumentStore.clauses(handle, documentKeys, visible)),
        PolicyClause::documentKey);
  }

  @Override
  public List<String> keys() {
    return store.read(PolicyDocumentStore::keys);
  }

  @Override
  public int clauseCount() {
    return store.read(PolicyDocumentStore::clauseCount);
  }

  private Optional<PolicyImport> known(String sha256) {
    return store
        .read(handle -> PolicyFileStore.documentOfFile(handle, sha256))
        .map(PolicyImport.KnownAlready::new);
  }

  /** What a file is called and who may read it. */
  private record Head(String sha256, String fileName, Visibility visibility) {}

  private static PolicyImport previewed(Handle handle, FileReading.Read read, Head head) {
    Instant now = Clock.systemUTC().instant();
    PolicyDocumentTree tree = tree(handle, read, head, now);
    return PolicyFileStore.documentOfText(handle, file(read, head.sha256(), tree))
        .<PolicyImport>map(PolicyImport.KnownAlready::new)
        .orElseGet(() -> new PolicyImport.Previewed(tree));
  }

  private static PolicyImport kept(
      Transaction transaction, FileReading.Read read, Head head, Caller caller) {
    Handle handle = transaction.handle();
    PolicyDocumentTree tree = tree(handle, read, head, transaction.now());
    SourceFile file = file(read, head.sha256(), tree);
    return PolicyFileStore.documentOfFile(handle, head.sha256())
        .or(() -> PolicyFileStore.documentOfText(handle, file))
        .<PolicyImport>map(PolicyImport.KnownAlready::new)
        .orElseGet(() -> inserted(transaction, tree, file, caller));
  }

  private static PolicyDocumentTree tree(
      Handle handle, FileReading.Read read, Head head, Instant now) {
    Optional<Doubt> found = KeptNumbers.doubt(handle, read.draft());
    return TreeBuilder.tree(
        read.draft(),
        found,
        Digest.key(head.sha256()),
        new TreeBuilder.Import(head.fileName(), head.visibility(), now));
  }

  private static SourceFile file(FileReading.Read read, String sha256, PolicyDocumentTree tree) {
    return new SourceFile(sha256, read.kind(), KeptText.of(read.text(), tree));
  }

  private static PolicyImport inserted(
      Transaction transaction, PolicyDocumentTree tree, SourceFile file, Caller caller) {
    for (PolicyDocument document : tree.documents()) {
      insert(transaction, tree, document, file, caller);
    }
    PolicyFileStore.insert(transaction.handle(), tree.outermost().key(), file);
    return new PolicyImport.Kept(tree.outermost());
  }

  private static void insert(
      Transaction transaction,
      PolicyDocumentTree tree,
      PolicyDocument document,
      SourceFile file,
      Caller caller) {
    List<PolicyClause> clauses =
        tree.clauses().stream()
            .filter(clause -> clause.documentKey().equals(document.key()))
            .toList();
    long position =
        transaction.record(
            NewChange.of(
                caller.origin(),
                SUBJECT,
                document.key(),
                Optional.empty(),
                Optional.of(ToldDocument.of(document, clauses.size(), file))));
    PolicyDocumentStore.insert(transaction.handle(), document, position);
    PolicyDocumentStore.insert(transaction.handle(), clauses);
  }

  private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
