package org.exemplar.graphql.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.DefinitionArchive.PartVersion;
import org.exemplar.spi.Form;
import org.exemplar.spi.schema.GlobalId;
import org.jspecify.annotations.Nullable;

/**
 * A filled-in form as a value of its GraphQL type.
 *
 * @param type name of the GraphQL type
 * @param organizationCode whose it is
 * @param filledUnder form and version that it was filled in under
 * @param fields the form's own fields, as the present version has them, and those that every form
 *     has
 */
record FormValue(
    String type,
    String organizationCode,
    PartVersion filledUnder,
    Map<String, @Nullable Object> fields) {
  static FormValue of(Owned<Form> form, FormRecord record) {
    String type = Names.formType(form.plugin(), form.value().id());
    Map<String, @Nullable Object> fields =
        new LinkedHashMap<>(FormFit.fit(form.value().fields(), record.values()));
    fields.put("id", new GlobalId(type, record.id()).encode());
    fields.put("form", record.form());
    fields.put("formVersion", record.formVersion());
    fields.put("version", record.version());
    fields.put("updatedAt", record.updatedAt());
    fields.put("values", record.values());
    return new FormValue(
        type,
        record.organizationCode(),
        new PartVersion(record.form(), record.formVersion()),
        Collections.unmodifiableMap(fields));
  }
}
