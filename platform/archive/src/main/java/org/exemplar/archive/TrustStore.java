package org.exemplar.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.internal.TrustFiles;

/**
 * Who may publish plugins here, and what happens to archives without a signature.
 *
 * @param publishers who may publish
 * @param unsigned what happens to archives without a signature
 * @param problems files that do not count because something in them is wrong
 */
public record TrustStore(
    List<Publisher> publishers, UnsignedPolicy unsigned, List<TrustProblem> problems) {
  /** Trusts nobody. */
  public static final TrustStore EMPTY = new TrustStore(List.of(), UnsignedPolicy.DENY, List.of());

  public TrustStore {
    publishers = List.copyOf(publishers);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a trust store: {@code policy.yaml} and one YAML file for each publisher. A file in which
   * anything is wrong counts for nothing, and is named; so nothing is ever trusted by mistake. A
   * folder that is not there trusts nobody.
   *
   * @param folder the folder, such as {@code conf/trust}
   */
  public static TrustStore load(Path folder) {
    return TrustFiles.load(folder);
  }

  /** The same with another policy for archives without a signature. */
  public TrustStore withUnsigned(UnsignedPolicy policy) {
    return new TrustStore(publishers, policy, problems);
  }

  /** The publisher with that id. */
  public Optional<Publisher> publisher(String id) {
    return publishers.stream().filter(publisher -> publisher.id().equals(id)).findFirst();
  }
}
