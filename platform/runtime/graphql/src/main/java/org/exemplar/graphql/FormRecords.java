package org.exemplar.graphql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps filled-in forms, and shows of them what somebody may read: {@code records:read} on the
 * organisation. A capability registers one as an OSGi service; the fields derived from forms read
 * and write through it.
 */
@ConsumerType
public interface FormRecords {
  /**
   * A filled-in form.
   *
   * @param id its key
   * @param organizationCode whose it is
   * @param form qualified id of the form, such as {@code rural/village-profile}
   * @param formVersion version of the form that it was filled in under
   * @param version 1 at first, one more at each change; what {@code expectedVersion} is compared
   *     with
   * @param updatedAt ISO-8601
   * @param values what was filled in
   */
  record FormRecord(
      String id,
      String organizationCode,
      String form,
      String formVersion,
      int version,
      String updatedAt,
      Map<String, Object> values) {}

  /**
   * What is to be saved; the values have been checked against the form's schema.
   *
   * @param id the record to change, empty for a new one (or for the one profile)
   * @param organizationTypes qualified types of organisations that may fill in the form, sub-types
   *     included
   * @param single whether an organisation has one of them
   */
  record Draft(
      Optional<String> id,
      String organizationCode,
      String form,
      String formVersion,
      List<String> organizationTypes,
      boolean single,
      Map<String, Object> values,
      Optional<Integer> expectedVersion,
      Caller caller) {}

  /** Outcome of saving. */
  sealed interface Outcome {
    record Saved(FormRecord saved) implements Outcome {}

    /**
     * {@code ORGANIZATION_NOT_FOUND}, {@code OUT_OF_SCOPE}, {@code FORM_NOT_FOR_TYPE}, {@code
     * VERSION_CONFLICT}, {@code RECORD_NOT_FOUND}.
     */
    record NotSaved(Refusal refusal) implements Outcome {}
  }

  /** By organisation code, the profiles filled in by it. */
  Map<String, List<FormRecord>> profiles(
      List<String> organizationCodes, List<String> forms, Caller caller);

  /** Records by id, whatever their form; an id that is not there is left out. */
  Map<String, FormRecord> byId(List<String> ids, Caller caller);

  /** Records of one form, of one organisation or of all, oldest first. */
  Connection<FormRecord> records(
      String form, Optional<String> organizationCode, PageRequest page, Caller caller);

  /** Saves a new record or a new version of one. */
  Outcome save(Draft draft);
}
