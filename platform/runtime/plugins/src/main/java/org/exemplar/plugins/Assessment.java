package org.exemplar.plugins;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.spi.LocalizedText;

/**
 * What a change of plugins would mean.
 *
 * @param schema what clients of the schema would notice
 * @param indexes index work to come
 * @param data data that hangs on what changes or goes
 * @param problems why the change cannot be
 */
public record Assessment(
    List<SchemaDifference> schema,
    List<IndexWork> indexes,
    List<DependentData> data,
    List<Problem> problems) {
  /** Nothing. */
  public static final Assessment NONE = new Assessment(List.of(), List.of(), List.of(), List.of());

  public Assessment {
    schema = List.copyOf(schema);
    indexes = List.copyOf(indexes);
    data = List.copyOf(data);
    problems = List.copyOf(problems);
  }

  /** What kind of difference it is. */
  public enum Difference {
    ADDED,
    CHANGED,
    REMOVED
  }

  /** What a difference of the schema means for those who use it. */
  public enum Severity {
    /** No document or client notices. */
    SAFE,
    /** Documents stay valid, yet a client may meet what it does not expect. */
    DANGEROUS,
    /** Documents that were valid are so no longer. */
    BREAKING
  }

  /**
   * One difference of the schema.
   *
   * @param coordinate schema coordinate, such as {@code RuralVillageProfile.year}
   * @param message what is different
   */
  public record SchemaDifference(
      String coordinate, Difference difference, Severity severity, LocalizedText message) {}

  /**
   * An index that has to be built.
   *
   * @param index qualified id, such as {@code rural/cases}
   * @param difference ADDED for a new one, CHANGED where its definition changes, REMOVED where it
   *     goes and its files stay
   * @param documents how many documents are to be read, an estimate; 0 where nothing is
   * @param seconds how long that takes, an estimate
   */
  public record IndexWork(String index, Difference difference, long documents, double seconds) {}

  /** Kinds of parts of plugins. */
  public enum PartKind {
    PLUGIN,
    ORGANIZATION_TYPE,
    CRITERIA_SET,
    FORM,
    SEARCH_INDEX,
    GLOSSARY_TERM
  }

  /**
   * Data that hangs on a part of a plugin.
   *
   * @param part what kind of part
   * @param id its qualified id, such as {@code rural/village-profile}
   * @param version the version that it hangs on, where it hangs on one
   * @param what what it is, such as "档案 profiles"
   * @param count how much there is
   */
  public record DependentData(
      PartKind part, String id, Optional<String> version, LocalizedText what, long count) {}

  /** Both. */
  public Assessment and(Assessment other) {
    return new Assessment(
        both(schema, other.schema),
        both(indexes, other.indexes),
        both(data, other.data),
        both(problems, other.problems));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
