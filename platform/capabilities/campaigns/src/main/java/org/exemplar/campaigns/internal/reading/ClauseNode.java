package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.campaigns.Clause;
import org.exemplar.campaigns.ClauseAnchor;

/** A clause while the outline grows. */
final class ClauseNode {
  private final int line;
  private final Optional<Label> label;
  private Optional<String> heading;
  private String text;
  private final List<ClauseNode> items = new ArrayList<>();
  private final List<ClauseNode> below = new ArrayList<>();

  private ClauseNode(int line, Optional<Label> label, Heading parts, Set<LabelStyle> used) {
    this.line = line;
    this.label = label;
    this.heading = parts.heading();
    this.text = parts.text();
    Enumeration.in(text, used).ifPresent(found -> takeItems(found, used));
  }

  static ClauseNode root() {
    return new ClauseNode(0, Optional.empty(), Heading.none(""), EnumSet.noneOf(LabelStyle.class));
  }

  static ClauseNode labelled(Label label, int line) {
    return new ClauseNode(line, Optional.of(label), Heading.of(label), EnumSet.of(label.style()));
  }

  static ClauseNode paragraph(String text, int line) {
    return new ClauseNode(
        line, Optional.empty(), Heading.none(text), EnumSet.noneOf(LabelStyle.class));
  }

  /** A paragraph that holds the rows of a table. */
  static ClauseNode table(String rows, int line) {
    return new ClauseNode(
        line, Optional.empty(), Heading.none(rows), EnumSet.allOf(LabelStyle.class));
  }

  int line() {
    return line;
  }

  Optional<Label> label() {
    return label;
  }

  String text() {
    return text;
  }

  /** Clauses that stand on lines of their own below this one. */
  List<ClauseNode> below() {
    return below;
  }

  /** Whether text or items follow the label and heading in the same paragraph. */
  boolean runsIn() {
    return !text.isEmpty() || !items.isEmpty();
  }

  void add(ClauseNode child) {
    below.add(child);
  }

  /** The clauses below this one with their anchors, once the outline is complete. */
  List<Clause> clauses(Optional<ClauseAnchor> above) {
    List<Clause> clauses = new ArrayList<>();
    int headed = 0;
    int plain = 0;
    for (ClauseNode child : children()) {
      ClauseAnchor last =
          child.label.isPresent() ? ClauseAnchor.headed(++headed) : ClauseAnchor.paragraph(++plain);
      clauses.add(child.clause(above.map(anchor -> anchor.below(last)).orElse(last)));
    }
    return clauses;
  }

  private Clause clause(ClauseAnchor anchor) {
    settleHeading();
    return new Clause(
        anchor, label.map(Label::printed), heading, text, clauses(Optional.of(anchor)));
  }

  private void settleHeading() {
    boolean titled = label.filter(own -> own.style() != LabelStyle.ARTICLE).isPresent();
    if (titled && heading.isEmpty() && items.isEmpty() && !below.isEmpty()) {
      boolean labelled = below.stream().anyMatch(child -> child.label.isPresent());
      heading = Heading.overChildren(text, labelled);
      text = heading.isPresent() ? "" : text;
    }
  }

  private List<ClauseNode> children() {
    List<ClauseNode> children = new ArrayList<>(items);
    children.addAll(below);
    return children;
  }

  private void takeItems(Enumeration found, Set<LabelStyle> used) {
    text = found.lead();
    for (Label item : found.items()) {
      EnumSet<LabelStyle> usedBelow = EnumSet.of(item.style());
      usedBelow.addAll(used);
      items.add(new ClauseNode(line, Optional.of(item), Heading.ofItem(item), usedBelow));
    }
  }
}
