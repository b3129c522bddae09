package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.DefinitionArchive;
import org.exemplar.plugins.DefinitionArchive.PartVersion;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/** Forms and criteria sets under their versions, the present one and those before. */
final class VersionFields implements SchemaContribution {
  private static final String CRITERIA_SET = "CriteriaSet";

  private final Map<String, Owned<Form>> forms = new LinkedHashMap<>();
  private final Map<String, Owned<CriteriaSet>> sets = new LinkedHashMap<>();
  private final Supplier<Optional<DefinitionArchive>> archive;

  VersionFields(Catalogue catalogue, Supplier<Optional<DefinitionArchive>> archive) {
    catalogue.forms().forEach(form -> forms.put(form.qualify(form.value().id()), form));
    catalogue.criteriaSets().forEach(set -> sets.put(set.qualify(set.value().code()), set));
    this.archive = archive;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> found = new LinkedHashMap<>();
    found.put("Query.form", field -> form(wanted(field, "id")).orElse(null));
    found.put("Query.criteriaSet", field -> set(wanted(field, "code")).orElse(null));
    found.put("CriteriaSet.id", this::setId);
    return found;
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    Map<String, BatchFetcher> found = new LinkedHashMap<>();
    found.put("Form.versions", this::formVersions);
    found.put("CriteriaSet.versions", this::setVersions);
    forms
        .values()
        .forEach(
            form ->
                found.put(
                    Names.formType(form.plugin(), form.value().id()) + ".definition",
                    this::definitions));
    return found;
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(CRITERIA_SET, (keys, caller) -> setsByKey(keys));
  }

  /** What is asked for; without a version the present one is meant. */
  private static PartVersion wanted(FieldContext field, String name) {
    return new PartVersion(
        field.argument(name, String.class).orElse(""),
        field.argument("version", String.class).orElse(""));
  }

  private Optional<Owned<Form>> form(PartVersion wanted) {
    return Optional.ofNullable(forms(List.of(wanted)).get(wanted));
  }

  private Map<PartVersion, Owned<Form>> forms(Collection<PartVersion> wanted) {
    return found(wanted, forms, Form::version, DefinitionArchive::forms);
  }

  private Optional<Owned<CriteriaSet>> set(PartVersion wanted) {
    return Optional.ofNullable(sets(List.of(wanted)).get(wanted));
  }

  private Map<PartVersion, Owned<CriteriaSet>> sets(Collection<PartVersion> wanted) {
    return found(wanted, sets, CriteriaSet::version, DefinitionArchive::criteriaSets);
  }

  /** Reads definitions of the past. */
  private interface Past<T> {
    Map<PartVersion, T> read(DefinitionArchive archive, Collection<PartVersion> wanted);
  }

  private <T> Map<PartVersion, Owned<T>> found(
      Collection<PartVersion> wanted,
      Map<String, Owned<T>> present,
      Function<T, PluginVersion> version,
      Past<T> past) {
    Map<PartVersion, Owned<T>> found = new HashMap<>();
    List<PartVersion> former = new ArrayList<>();
    for (PartVersion one : wanted) {
      Owned<T> now = present.get(one.part());
      if (now != null && isMeant(one, version.apply(now.value()))) {
        found.put(one, now);
      } else if (!one.version().isEmpty()) {
        former.add(one);
      }
    }
    archive
        .get()
        .filter(any -> !former.isEmpty())
        .ifPresent(
            open ->
                past.read(open, former)
                    .forEach((key, value) -> found.put(key, new Owned<>(plugin(key), value))));
    return found;
  }

  private static boolean isMeant(PartVersion wanted, PluginVersion present) {
    return wanted.version().isEmpty() || wanted.version().equals(present.toString());
  }

  private static String plugin(PartVersion key) {
    return key.part().substring(0, Math.max(0, key.part().indexOf('/')));
  }

  private List<? extends @Nullable Object> definitions(List<FieldContext> contexts) {
    List<PartVersion> wanted =
        contexts.stream().map(context -> context.source(FormValue.class).filledUnder()).toList();
    Map<PartVersion, Owned<Form>> found = forms(wanted);
    List<@Nullable Object> answers = new ArrayList<>();
    wanted.forEach(one -> answers.add(found.get(one)));
    return answers;
  }

  private List<? extends @Nullable Object> formVersions(List<FieldContext> contexts) {
    return versions(
        contexts,
        source -> ((Form) source.value()).id(),
        source -> ((Form) source.value()).version(),
        part -> Optional.ofNullable(forms.get(part)).map(form -> form.value().version()),
        DefinitionArchive::formVersions);
  }

  private List<? extends @Nullable Object> setVersions(List<FieldContext> contexts) {
    return versions(
        contexts,
        source -> ((CriteriaSet) source.value()).code(),
        source -> ((CriteriaSet) source.value()).version(),
        part -> Optional.ofNullable(sets.get(part)).map(set -> set.value().version()),
        DefinitionArchive::criteriaSetVersions);
  }

  /** Reads which versions there were. */
  private interface History {
    Map<String, List<PluginVersion>> read(DefinitionArchive archive, Collection<String> parts);
  }

  private List<? extends @Nullable Object> versions(
      List<FieldContext> contexts,
      Function<Owned<?>, String> code,
      Function<Owned<?>, PluginVersion> version,
      Function<String, Optional<PluginVersion>> present,
      History history) {
    List<Owned<?>> sources = new ArrayList<>();
    contexts.forEach(context -> sources.add(context.source(Owned.class)));
    List<String> parts =
        sources.stream().map(source -> source.qualify(code.apply(source))).toList();
    Map<String, List<PluginVersion>> former =
        archive.get().map(open -> history.read(open, parts)).orElse(Map.of());
    List<@Nullable Object> answers = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      TreeSet<PluginVersion> all = new TreeSet<>(Comparator.reverseOrder());
      all.add(version.apply(sources.get(i)));
      present.apply(parts.get(i)).ifPresent(all::add);
      all.addAll(former.getOrDefault(parts.get(i), List.of()));
      answers.add(List.copyOf(all));
    }
    return answers;
  }

  /** The present version has an id without a version, so that it stays the same. */
  private Object setId(FieldContext field) {
    Owned<?> owned = field.source(Owned.class);
    CriteriaSet set = (CriteriaSet) owned.value();
    String part = owned.qualify(set.code());
    Owned<CriteriaSet> present = sets.get(part);
    boolean now = present != null && present.value().version().equals(set.version());
    return new GlobalId(CRITERIA_SET, now ? part : part + "@" + set.version()).encode();
  }

  private Map<String, ?> setsByKey(List<String> keys) {
    Map<String, PartVersion> wanted = new LinkedHashMap<>();
    keys.forEach(key -> wanted.put(key, partVersion(key)));
    Map<PartVersion, Owned<CriteriaSet>> found = sets(wanted.values());
    Map<String, Object> byKey = new HashMap<>();
    wanted.forEach(
        (key, one) -> Optional.ofNullable(found.get(one)).ifPresent(set -> byKey.put(key, set)));
    return byKey;
  }

  private static PartVersion partVersion(String key) {
    int at = key.lastIndexOf('@');
    return at < 0
        ? new PartVersion(key, "")
        : new PartVersion(key.substring(0, at), key.substring(at + 1));
  }
}
