package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds tables whose columns are set apart by spaces alone: neighbouring lines of as many parts
 * with figures among them. Their columns are then divided by tabs, so that no figure runs into the
 * next one.
 */
final class AlignedTables {
  private static final int FEWEST_ROWS = 2;
  private static final int FEWEST_WORDS = 3;
  private static final int LONGEST_ROW = 400;
  private static final Pattern PROSE = Pattern.compile("[，。；！？：:]");
  private static final Pattern FIGURE =
      Pattern.compile("[-+－]?\\d[\\d.,]*[%％‰]?\\p{IsHan}{0,2}|[-—－/／]{1,3}");
  private static final Pattern MAYBE_FIGURE = Pattern.compile("[\\d—－/／-]");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final Pattern LONE = Pattern.compile("\\p{IsHan}");

  private final List<SourceLine> lines;

  private AlignedTables(List<SourceLine> lines) {
    this.lines = lines;
  }

  /** The lines, rows of aligned tables with tabs between their cells. */
  static List<SourceLine> divide(List<SourceLine> lines) {
    AlignedTables tables = new AlignedTables(new ArrayList<>(lines));
    for (int i = 0; i < lines.size(); ) {
      i = Math.max(i + 1, tables.divideFrom(i));
    }
    return tables.lines;
  }

  /** How many figures stand apart from each other in a line. */
  static long figures(SourceLine line) {
    return line.words().stream().filter(AlignedTables::isFigure).count();
  }

  static boolean isFigure(String word) {
    return FIGURE.matcher(word).matches();
  }

  private int divideFrom(int from) {
    int width = mayBeRow(lines.get(from)) ? width(from) : 0;
    int to = from;
    boolean figures = false;
    while (width > 0 && to < lines.size() && hasParts(lines.get(to), width)) {
      figures |= isFigureRow(parts(lines.get(to), width));
      to++;
    }
    if (!figures || to - from < FEWEST_ROWS) {
      return from;
    }
    for (int i = from; i < to; i++) {
      lines.set(i, lines.get(i).withSpaced(String.join("\t", parts(lines.get(i), width))));
    }
    return to;
  }

  /** How many columns a table has that begins here, 0 when none does. */
  private int width(int from) {
    for (int i = from; i < Math.min(lines.size(), from + FEWEST_ROWS); i++) {
      int width = widthOfFigureRow(lines.get(i));
      if (width > 0) {
        return hasParts(lines.get(from), width) ? width : 0;
      }
    }
    return 0;
  }

  private static int widthOfFigureRow(SourceLine line) {
    if (!mayBeRow(line) || !MAYBE_FIGURE.matcher(line.spaced()).find()) {
      return 0;
    }
    List<String> columns = whole(line.columns());
    List<String> words = whole(line.words());
    boolean wide = isFigureRow(columns);
    boolean narrow = words.size() >= FEWEST_WORDS && isFigureRow(words);
    return (wide || narrow) && isText(line) ? (wide ? columns : words).size() : 0;
  }

  private static boolean hasParts(SourceLine line, int width) {
    List<String> parts = mayBeRow(line) ? parts(line, width) : List.of();
    return parts.size() == width
        && isText(line)
        && parts.stream().noneMatch(part -> LONE.matcher(part).matches());
  }

  /** The wide gaps divide a row, where there are as many of them; else every gap does. */
  private static List<String> parts(SourceLine line, int width) {
    List<String> columns = whole(line.columns());
    return columns.size() == width ? columns : whole(line.words());
  }

  /** The parts, those of a stretched word such as 合　计 put together. */
  private static List<String> whole(List<String> parts) {
    List<String> whole = new ArrayList<>();
    boolean lone = false;
    for (String part : parts) {
      boolean single = LONE.matcher(part).matches();
      whole.add(lone && single ? whole.removeLast() + part : part);
      lone = single && !lone;
    }
    return whole;
  }

  private static boolean isFigureRow(List<String> parts) {
    boolean numbered = parts.size() >= FEWEST_WORDS && NUMBER.matcher(parts.getFirst()).matches();
    return parts.size() > 1
        && (numbered || parts.stream().skip(1).anyMatch(AlignedTables::isFigure));
  }

  private static boolean mayBeRow(SourceLine line) {
    return line.spaced().indexOf(' ') > 0 && line.spaced().length() <= LONGEST_ROW;
  }

  private static boolean isText(SourceLine line) {
    return !line.isTable()
        && !PROSE.matcher(line.text()).find()
        && LineKinds.of(line) == LineKind.SHORT_TEXT;
  }
}
