package org.exemplar.campaigns.internal.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Joins printed lines into paragraphs: a line goes on with the one before when that one reaches the
 * right margin and this one begins at the left margin, as far below and in the same size.
 */
final class Paragraphs {
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("[-—–－·•\\s]*\\d{1,4}[-—–－·•\\s]*|第\\s*\\d{1,4}\\s*页.{0,12}");
  private static final double MARGIN_TOLERANCE = 0.7;
  private static final double FULL_TOLERANCE = 1.6;
  private static final double SPACING_TOLERANCE = 1.25;
  private static final double FEWEST_CHARACTERS = 15;

  private final List<List<PrintedLine>> pages;
  private final double size;
  private final double pitch;
  private final List<String> texts = new ArrayList<>();
  private Optional<PrintedLine> before = Optional.empty();
  private boolean acrossPages;

  Paragraphs(List<List<PrintedLine>> pages) {
    this.pages = pages.stream().map(Paragraphs::withoutPageNumber).toList();
    List<PrintedLine> all = this.pages.stream().flatMap(List::stream).toList();
    this.size = median(all.stream().map(PrintedLine::size).toList());
    this.pitch = median(this.pages.stream().flatMap(page -> pitches(page).stream()).toList());
  }

  List<String> texts() {
    for (List<PrintedLine> page : pages) {
      double left = page.stream().mapToDouble(PrintedLine::left).min().orElse(0);
      double right = page.stream().mapToDouble(PrintedLine::right).max().orElse(0);
      page.forEach(line -> add(line, left, right));
      acrossPages = true;
    }
    return texts;
  }

  private void add(PrintedLine line, double left, double right) {
    boolean atMargin = line.left() - left < MARGIN_TOLERANCE * size;
    if (atMargin && before.isPresent() && goesOn(before.get(), line)) {
      texts.add(joined(texts.removeLast(), line.text()));
    } else {
      long indent = Math.round((line.left() - left) / size);
      texts.add("　".repeat(Math.clamp(indent, 0, 40)) + line.text());
    }
    boolean full =
        right - line.right() < FULL_TOLERANCE * size
            && line.right() - left > FEWEST_CHARACTERS * size;
    before = full ? Optional.of(line) : Optional.empty();
    acrossPages = false;
  }

  private boolean goesOn(PrintedLine last, PrintedLine next) {
    boolean alike = Math.abs(last.size() - next.size()) < 0.5;
    boolean near = next.baseline() - last.baseline() < SPACING_TOLERANCE * pitch;
    boolean columns = last.text().indexOf('\t') >= 0 || next.text().indexOf('\t') >= 0;
    return alike && !columns && (acrossPages || near);
  }

  private static String joined(String first, String second) {
    boolean latin = isLatin(first.charAt(first.length() - 1)) && isLatin(second.charAt(0));
    return first + (latin ? " " : "") + second;
  }

  private static boolean isLatin(char character) {
    return character < 0x250 && Character.isLetter(character);
  }

  /** The lines of a page but for a page number at its top or bottom. */
  private static List<PrintedLine> withoutPageNumber(List<PrintedLine> page) {
    int from = !page.isEmpty() && isPageNumber(page.getFirst()) ? 1 : 0;
    int to = page.size() > from && isPageNumber(page.getLast()) ? page.size() - 1 : page.size();
    return page.subList(from, to);
  }

  private static boolean isPageNumber(PrintedLine line) {
    return PAGE_NUMBER.matcher(line.text()).matches();
  }

  private static List<Double> pitches(List<PrintedLine> page) {
    List<Double> pitches = new ArrayList<>();
    for (int i = 1; i < page.size(); i++) {
      double pitch = page.get(i).baseline() - page.get(i - 1).baseline();
      if (pitch > 0) {
        pitches.add(pitch);
      }
    }
    return pitches;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 1 : sorted.get(sorted.size() / 2);
  }
}
