package org.exemplar.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.plugins.internal.CandidatesFixture.compose;
import static org.exemplar.plugins.internal.CandidatesFixture.problems;
import static org.exemplar.plugins.internal.CandidatesFixture.said;

import org.exemplar.plugins.internal.content.MemoryFiles;
import org.junit.jupiter.api.Test;

/** What programme templates, carriers and guidance name in other plugins. */
class ProgrammeReferencesTest {
  private static final String PROGRAMME =
      """
      programmeTemplate:
        code: spring
        version: 1.0.0
        name: {zh: 活动, en: Programme}
        objective: {zh: 目的, en: Objective}
        tracks:
          - {code: one, name: {zh: 甲, en: A}, subjects: [MEMBER], criteriaSets: [%s]}
        milestones:
          - {code: end, name: {zh: 末, en: End}, when: {event: %s, side: BEFORE}}
        duties:
          - code: paper
            name: {zh: 文, en: Paper}
            act: FILE
            by: [{zh: 甲, en: A}]
            to: {zh: 乙, en: B}
            form: %s
      """;
  private static final String CARRIERS =
      """
      carriers:
        - code: star
          name: {zh: 星, en: Star}
          kind: POST
          expanded: false
          organizationTypes: [rural/hamlet]
      """;
  private static final String GUIDANCE =
      """
      guidance:
        - {code: all, bodies: [{zh: 甲, en: A}], guides: {zh: 乙, en: B}, line: SECTOR, organizationTypes: [rural/hamlet]}
      """;

  private static MemoryFiles place(String set, String event, String form) {
    return MemoryFiles.plugin("place", "LOCALITY")
        .with("exemplar/programmes/spring.yaml", PROGRAMME.formatted(set, event, form));
  }

  private static MemoryFiles core() {
    return MemoryFiles.plugin("core", "PLATFORM")
        .with(
            "exemplar/programme-events.yaml",
            "programmeEvents:\n  - {code: congress, name: {zh: 会, en: Congress}, date: null}\n");
  }

  @Test
  void an_event_of_another_plugin_must_be_there() {
    MemoryFiles files = place("X1", "core/congres", "rural/paper");
    assertThat(problems(compose(core(), files), "place"))
        .containsExactly(
            "REFERENCE_UNRESOLVED programmes/spring.yaml:9"
                + " /programmeTemplate/milestones/0/when/event",
            "REFERENCE_UNRESOLVED programmes/spring.yaml:7"
                + " /programmeTemplate/tracks/0/criteriaSets/0",
            "REFERENCE_UNRESOLVED programmes/spring.yaml:16 /programmeTemplate/duties/0/form");
    assertThat(said(compose(core(), files), "place")).contains("did you mean core/congress?");
  }

  @Test
  void carriers_and_guidance_name_types_that_are_there() {
    MemoryFiles files =
        MemoryFiles.plugin("place", "LOCALITY")
            .with("exemplar/carriers/a.yaml", CARRIERS)
            .with("exemplar/guidance/a.yaml", GUIDANCE);
    assertThat(problems(compose(files), "place"))
        .containsExactly(
            "REFERENCE_UNRESOLVED carriers/a.yaml:6 /carriers/0/organizationTypes/0",
            "REFERENCE_UNRESOLVED guidance/a.yaml:2 /guidance/0/organizationTypes/0");
    MemoryFiles rural =
        MemoryFiles.plugin("rural")
            .with(
                "exemplar/organization-types/a.yaml",
                """
                organizationTypes:
                  - {code: hamlet, name: {zh: 村, en: Hamlet}, description: {zh: 村, en: Hamlet}, levels: [VILLAGE]}
                """);
    assertThat(problems(compose(files, rural), "place")).isEmpty();
  }
}
