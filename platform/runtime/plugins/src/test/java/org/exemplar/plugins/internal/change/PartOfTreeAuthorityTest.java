package org.exemplar.plugins.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.ChangeAuthority.Subject;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Refusal;
import org.junit.jupiter.api.Test;

class PartOfTreeAuthorityTest {
  private static final Map<String, Reach> REACHES =
      Map.of(
          "county", Reach.within("990101"),
          "province", Reach.within("99"),
          "founder", Reach.EVERYWHERE);

  /** In this tree, a code that begins with another one lies below it. */
  private final PartOfTreeAuthority authority = new PartOfTreeAuthority(String::startsWith);

  private static PluginDescriptor sector() {
    return new ContentReader().descriptor(MemoryFiles.plugin("river")).orElseThrow();
  }

  private static PluginDescriptor locality(String... scope) {
    MemoryFiles files = MemoryFiles.plugin("willow", "LOCALITY");
    files.with(
        "exemplar/plugin.yaml",
        files
            .text("exemplar/plugin.yaml")
            .replaceFirst("scope: .*", "scope: [\"" + String.join("\", \"", scope) + "\"]"));
    return new ContentReader().descriptor(files).orElseThrow();
  }

  private static Caller caller(String actor) {
    return Caller.signedIn(
        Origin.of(actor),
        Optional.empty(),
        Set.of(),
        permission -> REACHES.getOrDefault(actor, Reach.NOTHING));
  }

  private Optional<String> refusal(String actor, PluginDescriptor... plugins) {
    return authority
        .refusal(caller(actor), new Subject(List.of(plugins), Optional.of("publisher")))
        .map(Refusal::code);
  }

  @Test
  void a_locality_in_ones_own_part_of_the_tree_may_be_changed() {
    assertThat(refusal("county", locality("990101"))).isEmpty();
    assertThat(refusal("county", locality("990101001", "990101002"))).isEmpty();
    assertThat(refusal("province", locality("990101"))).isEmpty();
  }

  @Test
  void nothing_else_may_be_changed() {
    assertThat(refusal("county", locality("99"))).contains("NOT_ALLOWED");
    assertThat(refusal("county", locality("990102"))).contains("NOT_ALLOWED");
    assertThat(refusal("county", locality("990101", "990102"))).contains("NOT_ALLOWED");
    assertThat(refusal("county", sector())).contains("NOT_ALLOWED");
    assertThat(refusal("county", locality("990101"), sector())).contains("NOT_ALLOWED");
    assertThat(refusal("county")).contains("NOT_ALLOWED");
    assertThat(refusal("stranger", locality("990101"))).contains("NOT_ALLOWED");
  }

  @Test
  void who_may_change_plugins_everywhere_may_change_all() {
    assertThat(refusal("founder", sector(), locality("99"))).isEmpty();
    assertThat(refusal("founder")).isEmpty();
  }

  @Test
  void a_refusal_says_what_and_where_in_both_languages() {
    Refusal said =
        authority
            .refusal(caller("county"), new Subject(List.of(locality("99")), Optional.empty()))
            .orElseThrow();
    assertThat(said.message().zh()).contains("willow", "[99]", "[990101]");
    assertThat(said.message().en()).contains("willow", "holds for [99]", "[990101]");
  }
}
