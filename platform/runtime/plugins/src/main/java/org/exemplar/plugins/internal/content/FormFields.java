package org.exemplar.plugins.internal.content;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The fields of a plugin's forms, as criteria name them: {@code village-profile.year}. */
final class FormFields {
  private final Map<String, Set<String>> fields = new LinkedHashMap<>();
  private final OwnNames names;
  private final Findings findings;

  FormFields(PluginTree tree, Findings findings) {
    this.findings = findings;
    this.names = OwnNames.of(tree);
    for (Located form : tree.forms()) {
      form.text("id")
          .ifPresent(id -> fields.put(id, names("", form.child("schema").child("properties"))));
    }
  }

  private static Set<String> names(String prefix, Located properties) {
    Set<String> names = new LinkedHashSet<>();
    for (Located property : properties.members()) {
      names.add(prefix + property.name());
      names.addAll(names(prefix + property.name() + ".", property.child("properties")));
    }
    return names;
  }

  /** Refuses a reference to a field of this plugin that is not there. */
  void check(Located reference) {
    String text = reference.text().flatMap(names::own).orElse("");
    int dot = text.indexOf('.');
    if (dot < 1) {
      return;
    }
    String form = text.substring(0, dot);
    findings.known(Words.FORM, reference, form, fields.keySet());
    if (fields.containsKey(form)) {
      findings.known(Words.FIELD, reference, text.substring(dot + 1), fields.get(form));
    }
  }
}
