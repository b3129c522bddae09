package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.plugins.internal.CandidatesFixture.compose;
import static org.exemplar.plugins.internal.CandidatesFixture.problems;
import static org.exemplar.plugins.internal.CandidatesFixture.said;

import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.internal.content.MemoryFiles;
import org.exemplar.spi.PluginDescriptor;
import org.junit.jupiter.api.Test;

/** What plugins ask of the platform and of each other in their descriptors. */
class CatalogueRequirementsTest {
  private static MemoryFiles asking(String id, String keys) {
    MemoryFiles files = MemoryFiles.plugin(id, "LOCALITY");
    String descriptor = files.text("exemplar/plugin.yaml");
    return files.with(
        "exemplar/plugin.yaml", descriptor.replace("  sources:", keys + "\n  sources:"));
  }

  private static MemoryFiles requiring(String versions) {
    return asking("place", "  requires: [{plugin: rural, versions: \"%s\"}]".formatted(versions));
  }

  @Test
  void a_descriptor_says_where_the_plugin_holds_and_what_it_needs() {
    PluginDescriptor place =
        compose(requiring("[1.0,2)"), MemoryFiles.plugin("rural"))
            .active("place")
            .orElseThrow()
            .descriptor();
    assertThat(place.scope()).containsExactly("99");
    assertThat(place.platform()).hasToString("[1.0.0,2.0.0)");
    assertThat(place.requires())
        .singleElement()
        .hasToString("PluginRequirement[plugin=rural, versions=[1.0.0,2.0.0)]");
  }

  @Test
  void a_plugin_waits_for_one_that_it_requires_and_works_when_that_is_there() {
    Catalogue without = compose(requiring("[1.0,2)"));
    assertThat(problems(without, "place"))
        .containsExactly("PLUGIN_REQUIRED plugin.yaml:8 /plugin/requires/0/plugin");
    assertThat(said(without, "place"))
        .contains("安装之后本插件即可启用", "works as soon as that one is installed");
    assertThat(problems(compose(requiring("[1.0,2)"), MemoryFiles.plugin("rural")), "place"))
        .isEmpty();
  }

  @Test
  void another_version_than_the_required_one_is_told_with_both() {
    Catalogue catalogue = compose(requiring("[1.1,2)"), MemoryFiles.plugin("rural"));
    assertThat(problems(catalogue, "place"))
        .containsExactly("PLUGIN_REQUIRED plugin.yaml:8 /plugin/requires/0/plugin");
    assertThat(said(catalogue, "place"))
        .contains("[1.1.0,2.0.0) is required and 1.0.0 is installed");
  }

  @Test
  void a_required_plugin_in_quarantine_is_named_as_the_one_to_mend() {
    MemoryFiles broken =
        MemoryFiles.plugin("rural").with("exemplar/messages/en.yaml", "messages: 1");
    Catalogue catalogue = compose(requiring("1.0"), broken);
    assertThat(problems(catalogue, "place")).hasSize(1);
    assertThat(said(catalogue, "place")).contains("mend those first");
  }

  @Test
  void what_depends_on_a_plugin_that_waits_waits_too_and_two_may_require_each_other() {
    MemoryFiles second = asking("second", "  requires: [{plugin: place, versions: \"1\"}]");
    assertThat(problems(compose(requiring("1"), second), "second"))
        .containsExactly("PLUGIN_REQUIRED plugin.yaml:8 /plugin/requires/0/plugin");
    MemoryFiles first = asking("place", "  requires: [{plugin: second, versions: \"1\"}]");
    assertThat(problems(compose(first, second), "second")).isEmpty();
  }

  @Test
  void a_plugin_for_another_version_of_the_api_is_refused() {
    Catalogue catalogue = compose(asking("place", "  platform: \"[2,3)\""));
    assertThat(problems(catalogue, "place"))
        .containsExactly("PLATFORM_REQUIRED plugin.yaml:8 /plugin/platform");
    assertThat(said(catalogue, "place"))
        .contains("for version [2.0.0,3.0.0) of the plugin API; the platform has 1.0.0");
  }
}
