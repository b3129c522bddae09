package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.SchemaNodes.Found;
import org.exemplar.plugins.DefinitionArchive.PartVersion;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.store.Change;
import org.junit.jupiter.api.Test;

final class PublishedNodesTest {
  private static final GlobalId FORM = new GlobalId("RuralGapSheet", "f-1");
  private static final GlobalId OTHER = new GlobalId("CaseStudy", "c-1");
  private static final FormValue FILLED_IN =
      new FormValue("RuralGapSheet", "4301", new PartVersion("rural/gap-sheet", "1.0.0"), Map.of());

  private final PublishedNodes nodes = new PublishedNodes(new Known());

  @Test
  void of_a_form_it_is_said_who_filled_it_in_and_of_nothing_else() {
    assertThat(nodes.load(List.of(FORM, OTHER), Caller.anonymous()))
        .containsOnly(
            Map.entry(FORM, new Found(FILLED_IN, Optional.of("4301"))),
            Map.entry(OTHER, new Found("a case", Optional.empty())));
  }

  @Test
  void what_is_not_there_is_left_out() {
    assertThat(nodes.load(List.of(new GlobalId("CaseStudy", "gone")), Caller.anonymous()))
        .isEmpty();
  }

  private static final class Known implements ChangeSubjects {
    @Override
    public Set<String> types() {
      return Set.of("CaseStudy", "RuralGapSheet");
    }

    @Override
    public Optional<ChangedObject> of(Change change) {
      return Optional.empty();
    }

    @Override
    public Map<GlobalId, Object> load(Collection<GlobalId> ids, Caller caller) {
      Map<GlobalId, Object> found = new HashMap<>(Map.of(FORM, FILLED_IN, OTHER, "a case"));
      found.keySet().retainAll(ids);
      return found;
    }
  }
}
