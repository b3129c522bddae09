package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds the outline of a body. Nesting follows the styles of labels, not their numbers. */
final class Outline {
  private static final int EXCERPT = 12;

  private final Doubts doubts;
  private final ClauseNode root = ClauseNode.root();
  private final OpenClauses open;
  private final ParagraphDoubts paragraphs;

  private Outline(Doubts doubts) {
    this.paragraphs = new ParagraphDoubts(doubts);
    this.doubts = doubts;
    this.open = new OpenClauses(root, doubts);
  }

  /** The root of the outline; its clauses are those of the document. */
  static ClauseNode of(List<Line> body, Doubts doubts) {
    Outline outline = new Outline(doubts);
    for (int i = 0; i < body.size(); i = outline.take(body, i)) {}
    outline.reportOwners(outline.root);
    return outline.root;
  }

  /** Takes the line at a position and returns the position of the next one. */
  private int take(List<Line> body, int i) {
    Line line = body.get(i);
    if (line.is(LineKind.TABLE)) {
      return takeTable(body, i);
    }
    Optional<Label> label =
        Labels.inOutline(line.text()).stream().filter(found -> isLabel(found, body, i)).findFirst();
    Optional<Line> next = i + 1 < body.size() ? Optional.of(body.get(i + 1)) : Optional.empty();
    if (label.isPresent()) {
      takeLabelled(label.get(), line);
      paragraphs.reportLabelled(line, next);
    } else {
      takeParagraph(line, next);
    }
    return i + 1;
  }

  private int takeTable(List<Line> body, int from) {
    int to = from;
    while (to < body.size() && body.get(to).is(LineKind.TABLE)) {
      to++;
    }
    String rows =
        body.subList(from, to).stream()
            .map(line -> String.join("\t", line.source().cells()))
            .collect(Collectors.joining("\n"));
    open.top().add(ClauseNode.table(rows, body.get(from).number()));
    return to;
  }

  private void takeLabelled(Label label, Line line) {
    Optional<Label> next = Labels.of(label.rest()).filter(below -> opensAtOnce(label, below));
    if (next.isPresent()) {
      open.place(
          ClauseNode.labelled(
              new Label(label.style(), label.ordinal(), label.printed(), ""), line.number()));
      takeLabelled(next.get(), line);
    } else {
      open.place(ClauseNode.labelled(label, line.number()));
    }
  }

  private void takeParagraph(Line line, Optional<Line> next) {
    ClauseNode paragraph = ClauseNode.paragraph(ParagraphText.of(line), line.number());
    (ParagraphText.closes(line) ? root : open.top()).add(paragraph);
    paragraphs.report(line, next);
  }

  /** Whether a second label follows the first at once, as in 一、（一）. */
  private static boolean opensAtOnce(Label label, Label below) {
    return below.ordinal() == 1
        && label.style().compareTo(below.style()) < 0
        && below.style() != LabelStyle.IS;
  }

  /** Whether the label numbers the line, and the line does not merely begin with such words. */
  private boolean isLabel(Label label, List<Line> body, int i) {
    if (label.style().needsSeries()) {
      return isInSeries(label, body, i);
    }
    return switch (label.style()) {
      case DECIMAL, DEEP_DECIMAL -> label.ordinal() == 1 || open.expects(label);
      case BARE -> isFollowedByPart(label, body, i) || isInSeries(label, body, i);
      case CIRCLED -> !isNote(label, body.subList(0, i));
      case DIGIT -> !Labels.continuesFigures(label) || open.expects(label);
      default -> true;
    };
  }

  /** Whether the sign stands behind a word of the text above: then it marks a note at the foot. */
  private static boolean isNote(Label label, List<Line> above) {
    Pattern mark = Pattern.compile("(?<=[\\p{IsHan}”》）])" + label.printed() + "(?=[，。；、：”）]|$)");
    return above.stream().anyMatch(line -> mark.matcher(line.text()).find());
  }

  /** Whether the next line is numbered below this one, as 1.1 is below 1. */
  private static boolean isFollowedByPart(Label label, List<Line> body, int i) {
    return i + 1 < body.size()
        && Labels.of(body.get(i + 1).text())
            .filter(
                next ->
                    next.style() == LabelStyle.DECIMAL
                        && next.printed().startsWith(label.ordinal() + "."))
            .isPresent();
  }

  private boolean isInSeries(Label label, List<Line> body, int i) {
    return label.ordinal() == 1 ? hasSecond(label.style(), body, i + 1) : open.expects(label);
  }

  private static boolean hasSecond(LabelStyle style, List<Line> body, int from) {
    return body.subList(from, body.size()).stream()
        .flatMap(line -> Labels.inOutline(line.text()).stream())
        .filter(label -> label.style() == style)
        .findFirst()
        .filter(label -> label.ordinal() == 2)
        .isPresent();
  }

  /** Reports paragraphs below the last clause of a level: they may belong to the level above. */
  private void reportOwners(ClauseNode above) {
    List<ClauseNode> labelled =
        above.below().stream().filter(node -> node.label().isPresent()).toList();
    labelled.forEach(this::reportOwners);
    if (labelled.isEmpty()) {
      return;
    }
    ClauseNode last = labelled.getLast();
    boolean several = labelled.size() > 1 && last.runsIn();
    last.below().stream()
        .filter(node -> several && node.label().isEmpty())
        .findFirst()
        .ifPresent(
            node -> doubts.add(DoubtCode.CLAUSE_OWNER_UNCERTAIN, node.line(), excerpt(node)));
  }

  private static String excerpt(ClauseNode node) {
    return node.text().substring(0, Math.min(EXCERPT, node.text().length()));
  }
}
