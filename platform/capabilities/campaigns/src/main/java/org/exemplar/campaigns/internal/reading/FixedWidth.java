package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The width at which the lines of a text are cut, as an e-mail or a plain-text export does it.
 *
 * @param width the width in columns, 0 when lines are not cut
 * @param indented whether paragraphs begin with an indent
 * @param labelsIndented whether labelled paragraphs do so too
 * @param certain whether enough lines show it
 */
record FixedWidth(int width, boolean indented, boolean labelsIndented, boolean certain) {
  private static final int TOLERANCE = 4;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;
  private static final int LONGEST_HEADING = 40;
  private static final int DEEPEST_INDENT = 8;
  private static final int FEWEST_FULL_LINES = 4;
  private static final int FEWEST_PROBABLE_LINES = 2;
  private static final String GAP = "   ";
  private static final Pattern PROSE = Pattern.compile("[，。；,;]");

  static FixedWidth of(List<SourceLine> lines) {
    List<SourceLine> text = lines.stream().filter(line -> !line.isTable()).toList();
    List<SourceLine> open = text.stream().filter(FixedWidth::isOpen).toList();
    int width = commonest(open);
    List<SourceLine> full = open.stream().filter(line -> isFull(line, width)).toList();
    boolean indented = full.stream().anyMatch(line -> line.indent() > 0);
    return isCut(width, text, open, full)
        ? new FixedWidth(width, indented, indented && hasLabelsIndented(text, width), true)
        : probable(text, open);
  }

  /** Of a short text a few lines show it: the widest ones, in the middle of a sentence. */
  private static FixedWidth probable(List<SourceLine> text, List<SourceLine> open) {
    int width = text.stream().mapToInt(FixedWidth::widthOf).max().orElse(0);
    List<SourceLine> full = text.stream().filter(line -> isFull(line, width)).toList();
    boolean cut =
        width >= NARROWEST
            && width <= WIDEST
            && full.size() >= FEWEST_PROBABLE_LINES
            && open.stream()
                .anyMatch(line -> full.contains(line) && isProse(line) && !isHeading(line));
    boolean indented = full.stream().anyMatch(line -> line.indent() > 0);
    return new FixedWidth(cut ? width : 0, indented, false, false);
  }

  /** Whether every label that certainly begins a paragraph is indented. */
  private static boolean hasLabelsIndented(List<SourceLine> text, int width) {
    boolean full = false;
    for (SourceLine line : text) {
      if (!full && line.indent() == 0 && Labels.of(line.text()).isPresent()) {
        return false;
      }
      full = isFull(line, width);
    }
    return true;
  }

  boolean fills(SourceLine line) {
    return width > 0 && isFull(line, width);
  }

  /** Whether the line is long enough to be one that was cut, if the next one is not indented. */
  boolean mayBeCut(SourceLine line) {
    return width > 0
        && certain
        && indented
        && widthOf(line) * 5 >= width * 3
        && !Zh.endsStatement(line.text());
  }

  /** Whether the line is long and ends in the middle of a sentence. */
  static boolean isOpen(SourceLine line) {
    return widthOf(line) >= NARROWEST
        && line.indent() <= DEEPEST_INDENT
        && !line.spaced().contains(GAP)
        && !Zh.endsStatement(line.text());
  }

  /** The lines that end in the middle of a sentence are equally wide, and hardly any is wider. */
  private static boolean isCut(
      int width, List<SourceLine> text, List<SourceLine> open, List<SourceLine> full) {
    long wider = text.stream().filter(line -> widthOf(line) > width + TOLERANCE).count();
    long prose = full.stream().filter(FixedWidth::isProse).count();
    return full.size() >= FEWEST_FULL_LINES
        && full.size() * 5 >= open.size() * 4
        && prose * 2 >= full.size()
        && wider <= 1 + text.size() / 50;
  }

  /** The width that most lines have; the larger one when several fit. */
  private static int commonest(List<SourceLine> open) {
    int best = NARROWEST;
    long most = 0;
    for (int width : open.stream().mapToInt(FixedWidth::widthOf).sorted().distinct().toArray()) {
      long near = width > WIDEST ? 0 : open.stream().filter(line -> isFull(line, width)).count();
      best = near >= most && near > 0 ? width : best;
      most = Math.max(most, near);
    }
    return best;
  }

  private static boolean isFull(SourceLine line, int width) {
    int characters = line.indent() / 2 + line.spaced().length();
    return Math.abs(widthOf(line) - width) <= TOLERANCE || Math.abs(characters - width / 2) <= 1;
  }

  /** Whether the line may be the whole heading of a clause. */
  private static boolean isHeading(SourceLine line) {
    return !line.text().contains("。")
        && Labels.of(line.text())
            .filter(label -> label.rest().length() <= LONGEST_HEADING)
            .isPresent();
  }

  private static boolean isProse(SourceLine line) {
    return PROSE.matcher(line.text()).find();
  }

  private static int widthOf(SourceLine line) {
    return line.indent() + Zh.width(line.spaced());
  }
}
