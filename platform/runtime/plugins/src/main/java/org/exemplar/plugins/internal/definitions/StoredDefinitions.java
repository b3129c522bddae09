package org.exemplar.plugins.internal.definitions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.DefinitionArchive;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.PluginVersion;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the definitions of every catalogue that becomes current. */
@Component(
    service = {DefinitionArchive.class, ChangeParticipant.class},
    immediate = true)
public final class StoredDefinitions implements DefinitionArchive, ChangeParticipant {
  private static final Logger LOG = LoggerFactory.getLogger(StoredDefinitions.class);

  private final DefinitionStore store;
  private final AutoCloseable subscription;
  private final Map<Definition.Key, Definition> unkept = new LinkedHashMap<>();

  @Activate
  public StoredDefinitions(@Reference Store store, @Reference PluginCatalogue catalogue) {
    this.store = new DefinitionStore(store);
    this.subscription = catalogue.onChange(this::keep);
  }

  @Deactivate
  void close() throws Exception {
    subscription.close();
  }

  /** Told one catalogue at a time. What the store does not take now it is given with the next. */
  private void keep(Catalogue current) {
    Definitions.of(current).forEach(active -> unkept.put(active.key(), active));
    try {
      store.keep(List.copyOf(unkept.values()));
      unkept.clear();
    } catch (StoreException away) {
      LOG.warn("Definitions cannot be kept now; trying again at the next change", away);
    }
  }

  @Override
  public Assessment assess(Catalogue before, Catalogue after) {
    return new Assessment(
        List.of(),
        List.of(),
        List.of(),
        new VersionCheck(store.editions(), before, after).problems());
  }

  @Override
  public Map<PartVersion, Form> forms(Collection<PartVersion> wanted) {
    return read(DefinitionKind.FORM, wanted, Form.class);
  }

  @Override
  public Map<PartVersion, CriteriaSet> criteriaSets(Collection<PartVersion> wanted) {
    return read(DefinitionKind.CRITERIA_SET, wanted, CriteriaSet.class);
  }

  private <T> Map<PartVersion, T> read(
      DefinitionKind kind, Collection<PartVersion> wanted, Class<T> type) {
    Map<PartVersion, T> found = new LinkedHashMap<>();
    store
        .bodies(kind, wanted)
        .forEach(
            (key, body) ->
                readable(key, body, type).ifPresent(definition -> found.put(key, definition)));
    return found;
  }

  /** One that cannot be read must not hide the others. */
  private static <T> Optional<T> readable(PartVersion key, String body, Class<T> type) {
    try {
      return Optional.of(DefinitionJson.read(body, type));
    } catch (RuntimeException damaged) {
      LOG.error("The definition of {} {} cannot be read", key.part(), key.version(), damaged);
      return Optional.empty();
    }
  }

  @Override
  public Map<String, List<PluginVersion>> formVersions(Collection<String> forms) {
    return versions(DefinitionKind.FORM, forms);
  }

  @Override
  public Map<String, List<PluginVersion>> criteriaSetVersions(Collection<String> sets) {
    return versions(DefinitionKind.CRITERIA_SET, sets);
  }

  private Map<String, List<PluginVersion>> versions(DefinitionKind kind, Collection<String> parts) {
    Map<String, List<PluginVersion>> found = new LinkedHashMap<>();
    store
        .versions(kind, parts)
        .forEach(
            (part, versions) -> {
              List<PluginVersion> sorted =
                  new ArrayList<>(versions.stream().map(PluginVersion::parse).toList());
              sorted.sort(Comparator.reverseOrder());
              found.put(part, List.copyOf(sorted));
            });
    return found;
  }
}
