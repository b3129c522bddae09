package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.PluginContent;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;

/** Finds contributions that the code of a plugin makes a second time. */
final class Repeated {
  private final List<Problem> problems = new ArrayList<>();

  private Repeated() {}

  static List<Problem> in(Optional<PluginContent> content, PluginParts code) {
    Repeated repeated = new Repeated();
    content.ifPresent(files -> repeated.compare(files, code));
    return repeated.problems;
  }

  private void compare(PluginContent files, PluginParts code) {
    PluginParts declared =
        PluginParts.of(files, files.criteriaSets().stream().map(draft -> draft.head()).toList());
    check("organizationTypes", names(declared), names(code));
    check(
        "criteriaSets",
        declared.criteriaSets().stream().map(CriteriaSet::code),
        code.criteriaSets().stream().map(CriteriaSet::code));
    check(
        "dimensions",
        declared.dimensions().stream().map(Dimension::code),
        code.dimensions().stream().map(Dimension::code));
    check(
        "sharedCriteria",
        declared.sharedCriteria().stream().map(SharedCriterion::code),
        code.sharedCriteria().stream().map(SharedCriterion::code));
    check("forms", declared.forms().stream().map(Form::id), code.forms().stream().map(Form::id));
    check(
        "searchIndexes",
        declared.searchIndexes().stream().map(SearchIndex::id),
        code.searchIndexes().stream().map(SearchIndex::id));
    check(
        "programmeEvents",
        declared.programmeEvents().stream().map(ProgrammeEvent::code),
        code.programmeEvents().stream().map(ProgrammeEvent::code));
    check(
        "programmeTemplates",
        declared.programmeTemplates().stream().map(ProgrammeTemplate::code),
        code.programmeTemplates().stream().map(ProgrammeTemplate::code));
    check(
        "carriers",
        declared.carriers().stream().map(Carrier::code),
        code.carriers().stream().map(Carrier::code));
    check(
        "guidance",
        declared.guidance().stream().map(Guidance::code),
        code.guidance().stream().map(Guidance::code));
  }

  private static Stream<String> names(PluginParts parts) {
    return parts.organizationTypes().stream().map(OrganizationType::code);
  }

  private void check(String method, Stream<String> declared, Stream<String> coded) {
    Set<String> seen = new HashSet<>(declared.toList());
    for (String name : coded.toList()) {
      if (!seen.add(name)) {
        problems.add(Problems.repeated(method, name));
      }
    }
  }
}
