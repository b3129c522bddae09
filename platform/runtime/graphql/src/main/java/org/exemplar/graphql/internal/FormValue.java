package org.exemplar.graphql.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.spi.schema.GlobalId;
import org.jspecify.annotations.Nullable;

/**
 * A filled-in form as a value of its GraphQL type.
 *
 * @param type name of the GraphQL type
 * @param organizationCode whose it is
 * @param fields the form's own fields and those that every form has
 */
record FormValue(String type, String organizationCode, Map<String, @Nullable Object> fields) {
  static FormValue of(String type, FormRecord record) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(record.values());
    fields.put("id", new GlobalId(type, record.id()).encode());
    fields.put("form", record.form());
    fields.put("formVersion", record.formVersion());
    fields.put("version", record.version());
    fields.put("updatedAt", record.updatedAt());
    return new FormValue(type, record.organizationCode(), Collections.unmodifiableMap(fields));
  }
}
