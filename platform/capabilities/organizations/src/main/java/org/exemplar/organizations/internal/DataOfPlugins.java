package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.organizations.internal.FormRecordStore.Filled;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Assessment.DependentData;
import org.exemplar.plugins.Assessment.PartKind;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.spi.Form;
import org.exemplar.spi.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says what hangs on types and forms that a change of plugins takes away or makes others. */
@Component
public final class DataOfPlugins implements ChangeParticipant {
  private static final LocalizedText ORGANIZATIONS = new LocalizedText("组织", "organisations");
  private static final LocalizedText PROFILES = new LocalizedText("档案", "profiles");
  private static final LocalizedText RECORDS = new LocalizedText("台账记录", "records");

  private final StoredOrganizations organizations;
  private final StoredFormRecords records;

  @Activate
  public DataOfPlugins(
      @Reference StoredOrganizations organizations, @Reference StoredFormRecords records) {
    this.organizations = organizations;
    this.records = records;
  }

  @Override
  public Assessment assess(Catalogue before, Catalogue after) {
    List<DependentData> data = new ArrayList<>();
    data.addAll(ofTypes(before, after));
    data.addAll(ofForms(before, after));
    return new Assessment(List.of(), List.of(), data, List.of());
  }

  @Override
  public void drain() {
    organizations.letGoOfOldTypes();
  }

  private List<DependentData> ofTypes(Catalogue before, Catalogue after) {
    Set<String> going = types(before);
    going.removeAll(types(after));
    return organizations.countsByType(going).entrySet().stream()
        .map(
            type ->
                new DependentData(
                    PartKind.ORGANIZATION_TYPE,
                    type.getKey(),
                    Optional.empty(),
                    ORGANIZATIONS,
                    type.getValue()))
        .toList();
  }

  private static Set<String> types(Catalogue catalogue) {
    return catalogue.organizationTypes().stream()
        .map(type -> type.qualify(type.value().code()))
        .collect(Collectors.toSet());
  }

  private List<DependentData> ofForms(Catalogue before, Catalogue after) {
    Map<String, Form> old = forms(before);
    Map<String, Form> now = forms(after);
    old.entrySet().removeIf(form -> form.getValue().equals(now.get(form.getKey())));
    return records.filled(old.keySet()).stream()
        .filter(filled -> !isPresent(now, filled))
        .map(
            filled ->
                new DependentData(
                    PartKind.FORM,
                    filled.form(),
                    Optional.of(filled.formVersion()),
                    filled.single() ? PROFILES : RECORDS,
                    filled.count()))
        .toList();
  }

  /** What was filled in under the version that is to come is at home there. */
  private static boolean isPresent(Map<String, Form> now, Filled filled) {
    return Optional.ofNullable(now.get(filled.form()))
        .filter(form -> form.version().toString().equals(filled.formVersion()))
        .isPresent();
  }

  private static Map<String, Form> forms(Catalogue catalogue) {
    Map<String, Form> forms = new LinkedHashMap<>();
    catalogue.forms().forEach(form -> forms.put(form.qualify(form.value().id()), form.value()));
    return forms;
  }
}
