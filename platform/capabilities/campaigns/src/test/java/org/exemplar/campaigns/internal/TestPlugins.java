package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Issuer;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginApi;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.PolicySource;
import org.exemplar.spi.SubjectKind;

/** Plugins in the manner of the real ones. */
final class TestPlugins {
  private TestPlugins() {}

  /** Knows that 依岗承若 should be 依岗承诺. */
  static Plugin withTypos() {
    return of("core", PluginKind.PLATFORM, List.of(), "依岗承诺", "依岗承若");
  }

  /** A locality that would have 示范点 called otherwise. */
  static Plugin locality() {
    return of("place", PluginKind.LOCALITY, List.of("53"), "典型示范点", "示范点");
  }

  /** Has a criterion that comes from a clause of the document with that number. */
  static Plugin withCriteria(String number, String clause) {
    PluginDescriptor descriptor =
        new PluginDescriptor(
            "judge",
            PluginVersion.parse("1.0.0"),
            PluginKind.SECTOR,
            text("判"),
            text("判"),
            List.of(
                new PolicySource("A", text("另一份文件"), List.of(), Optional.empty(), Optional.empty()),
                new PolicySource(
                    "B", text("意见"), List.of(), Optional.of(number), Optional.empty())));
    Criterion item =
        new Criterion(
            "S.D1.01",
            "D1",
            text("先行先试"),
            EvidenceKind.ACTIVITY,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(ClauseAnchor.parse(clause)));
    CriteriaSet set =
        new CriteriaSet(
            "S",
            new Issuer("county", text("县")),
            SubjectKind.ORGANIZATION,
            List.of(),
            text("标准"),
            PluginVersion.parse("1.0.0"),
            CriteriaUse.APPRAISAL,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(new Dimension("D1", text("发展"), Optional.empty())),
            List.of(item));
    return new Plugin() {
      @Override
      public PluginDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public List<CriteriaSet> criteriaSets() {
        return List.of(set);
      }
    };
  }

  private static LocalizedText text(String zh) {
    return new LocalizedText(zh, zh);
  }

  private static Plugin of(
      String id, PluginKind kind, List<String> scope, String right, String wrong) {
    LocalizedText name = new LocalizedText(id, id);
    PluginDescriptor descriptor =
        new PluginDescriptor(
            id,
            PluginVersion.parse("1.0.0"),
            kind,
            name,
            name,
            List.of(),
            scope,
            PluginApi.USUAL,
            List.of());
    GlossaryTerm term =
        new GlossaryTerm(
            right, List.of(), Optional.empty(), Optional.empty(), List.of(wrong), List.of());
    return new Plugin() {
      @Override
      public PluginDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public List<GlossaryTerm> glossary() {
        return List.of(term);
      }
    };
  }
}
