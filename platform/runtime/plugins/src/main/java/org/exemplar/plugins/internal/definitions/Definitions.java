package org.exemplar.plugins.internal.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.Form;
import org.exemplar.store.Sha256;

/** The definitions of a catalogue. */
final class Definitions {
  private final Catalogue catalogue;
  private final Set<Dimension> common;

  private Definitions(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.common =
        catalogue
            .active()
            .flatMap(plugin -> plugin.dimensions().stream())
            .collect(Collectors.toSet());
  }

  static List<Definition> of(Catalogue catalogue) {
    Definitions definitions = new Definitions(catalogue);
    return Stream.concat(
            catalogue.forms().stream().map(Definitions::form),
            catalogue.criteriaSets().stream().map(definitions::criteriaSet))
        .toList();
  }

  private static Definition form(Owned<Form> owned) {
    Form form = owned.value();
    Definition.Key key =
        new Definition.Key(
            DefinitionKind.FORM, owned.plugin(), form.id(), form.version().toString());
    String body = DefinitionJson.text(form);
    String digest = Sha256.hex(body);
    return new Definition(key, body, digest, digest);
  }

  private Definition criteriaSet(Owned<CriteriaSet> owned) {
    CriteriaSet set = owned.value();
    Definition.Key key =
        new Definition.Key(
            DefinitionKind.CRITERIA_SET, owned.plugin(), set.code(), set.version().toString());
    String body = DefinitionJson.text(set);
    String own = DefinitionJson.text(own(owned));
    return new Definition(key, body, Sha256.hex(body), Sha256.hex(own));
  }

  /**
   * What the plugin itself says: neither items and dimensions of the set that is refined, nor the
   * words of shared criteria and common dimensions.
   */
  private ObjectNode own(Owned<CriteriaSet> owned) {
    Optional<CriteriaSet> parent = catalogue.refined(owned).map(Owned::value);
    ObjectNode whole = DefinitionJson.tree(owned.value());
    whole.set("items", items(whole.path("items"), parent));
    whole.set("dimensions", dimensions(whole.path("dimensions"), owned.value(), parent));
    return whole;
  }

  private static ArrayNode items(JsonNode all, Optional<CriteriaSet> parent) {
    Set<String> inherited =
        parent.stream()
            .flatMap(set -> set.items().stream())
            .map(Criterion::code)
            .collect(Collectors.toSet());
    ArrayNode own = DefinitionJson.array();
    for (JsonNode item : all) {
      if (!inherited.contains(item.path("code").asText())) {
        own.add(item.has("shared") ? without(item, "text", "evidence") : item);
      }
    }
    return own;
  }

  private ArrayNode dimensions(JsonNode all, CriteriaSet set, Optional<CriteriaSet> parent) {
    List<Dimension> inherited = parent.map(CriteriaSet::dimensions).orElse(List.of());
    ArrayNode own = DefinitionJson.array();
    for (int i = 0; i < all.size(); i++) {
      Dimension dimension = set.dimensions().get(i);
      if (!inherited.contains(dimension)) {
        own.add(
            common.contains(dimension) ? without(all.get(i), "name", "description") : all.get(i));
      }
    }
    return own;
  }

  private static JsonNode without(JsonNode node, String... names) {
    ObjectNode copy = node.deepCopy();
    copy.remove(List.of(names));
    return copy;
  }
}
