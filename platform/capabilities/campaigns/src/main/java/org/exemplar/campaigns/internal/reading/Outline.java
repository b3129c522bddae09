package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds the outline of a body. Nesting follows the styles of labels, not their numbers. */
final class Outline {
  private static final int LONGEST_CLOSING = 50;
  private static final int EXCERPT = 12;
  private static final Pattern CLOSING =
      Pattern.compile(
          "^(?:特此(?:通知|报告|函复|批复|通报|公告|通告|函告|函达|说明|请示|决定)|[妥当]否|此[复函]|专此"
              + "|以上(?:意见|报告|请示|通知|方案|规定).{0,16}(?:批|请|审)).*");

  private static final Pattern STRETCHED =
      Pattern.compile("(?<!\\S)(\\p{IsHan}) (?=\\p{IsHan}(?:[：:\\s]|$))");
  private static final Pattern PROSE = Pattern.compile("[，。；,;]");
  private static final Pattern LABEL_LIKE =
      Pattern.compile(
          "^(?:(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[、.．](?!\\d+[万亿元%％])|第[一二三四五六七八九十\\d]{1,4}[章节条])");

  private final Doubts doubts;
  private final ClauseNode root = ClauseNode.root();
  private final OpenClauses open;

  private Outline(Doubts doubts) {
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
    Optional<Label> label = Labels.inOutline(line.text()).filter(found -> isLabel(found, body, i));
    if (label.isPresent()) {
      takeLabelled(label.get(), line);
    } else {
      takeParagraph(line);
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

  private void takeParagraph(Line line) {
    ClauseNode paragraph = ClauseNode.paragraph(gapped(line), line.number());
    boolean closing =
        line.text().length() <= LONGEST_CLOSING && CLOSING.matcher(line.text()).matches();
    (closing ? root : open.top()).add(paragraph);
    Matcher start = LABEL_LIKE.matcher(line.text());
    if (start.find()) {
      doubts.add(DoubtCode.LABEL_NOT_TAKEN, line.number(), start.group());
    }
    if (Zh.endsWithOneOf(line.text(), "，,、")) {
      String text = line.text();
      doubts.add(
          DoubtCode.PARAGRAPH_UNFINISHED,
          line.number(),
          text.substring(Math.max(0, text.length() - EXCERPT)));
    }
  }

  /** The text; wide gaps of a line that is no prose, such as one of names, stay as one space. */
  private static String gapped(Line line) {
    boolean prose = PROSE.matcher(line.text()).find();
    return prose
        ? line.text()
        : STRETCHED.matcher(String.join(" ", line.source().columns())).replaceAll("$1");
  }

  /** Whether a second label follows the first at once, as in 一、（一）. */
  private static boolean opensAtOnce(Label label, Label below) {
    return below.ordinal() == 1
        && label.style().compareTo(below.style()) < 0
        && below.style() != LabelStyle.IS;
  }

  /** Whether the label numbers the line, and the line does not merely begin with such words. */
  private boolean isLabel(Label label, List<Line> body, int i) {
    return switch (label.style()) {
      case IS, COMMA ->
          label.ordinal() == 1 ? hasSecond(label.style(), body, i + 1) : open.expects(label);
      case DECIMAL, DEEP_DECIMAL -> label.ordinal() == 1 || open.expects(label);
      case BARE -> isFollowedByPart(label, body, i);
      case DIGIT -> !Labels.continuesFigures(label) || open.expects(label);
      default -> true;
    };
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

  private static boolean hasSecond(LabelStyle style, List<Line> body, int from) {
    return body.subList(from, body.size()).stream()
        .flatMap(line -> Labels.of(line.text()).stream())
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
