package org.exemplar.campaigns;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** The policy documents that are kept, an OSGi service. */
@ProviderType
public interface PolicyDocuments {
  /** The largest file that is read, in bytes. */
  int MAX_BYTES = 5 * 1024 * 1024;

  /**
   * Reads a file (text, Word or PDF) and keeps the document with its clauses. Of the file itself
   * only its text is kept, without the lines that hold personal data.
   *
   * @param fileName name of the file, for messages: no path, at most 255 characters
   * @param content the file
   * @param dryRun only read
   * @param visibility who may read it; one that is kept already stays as it is
   * @param caller who does it
   */
  PolicyImport read(
      String fileName, byte[] content, boolean dryRun, Visibility visibility, Caller caller);

  /**
   * Documents that stand inside no other one, in the order in which they came.
   *
   * @param visible only of these, see {@link Visibility#readableBy}
   */
  Connection<PolicyDocument> page(PageRequest page, Set<Visibility> visible);

  /** Documents by key; a key that is not there is left out. */
  Map<String, PolicyDocument> byKeys(Collection<String> keys, Set<Visibility> visible);

  /** Keys of all documents, nested ones too, in the order in which they came. */
  List<String> keys();

  /** How many clauses there are in all documents together. */
  int clauseCount();

  /** Documents inside those documents, by the key of the outer one, in their order. */
  Map<String, List<PolicyDocument>> nestedIn(Collection<String> outerKeys, Set<Visibility> visible);

  /**
   * What those references name, as far as it is kept: by its number, or, where the reference or the
   * document has none, by its title. Of several it is the one that came first.
   */
  Map<DocumentReference, PolicyDocument> named(
      Collection<DocumentReference> references, Set<Visibility> visible);

  /** What refers to those documents, by their keys; a document does not mention itself. */
  Map<String, List<DocumentMention>> mentionsOf(
      Collection<String> documentKeys, Set<Visibility> visible);

  /** All clauses of those documents, by the document's key, each before those below it. */
  Map<String, List<PolicyClause>> clausesOf(
      Collection<String> documentKeys, Set<Visibility> visible);
}
