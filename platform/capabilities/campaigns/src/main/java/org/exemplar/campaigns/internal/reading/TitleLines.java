package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a title. */
final class TitleLines {
  private static final int MOST_UNCERTAIN_LINES = 3;
  private static final int MOST_LINES = 6;
  private static final Pattern BRACKETED = Pattern.compile("[（(].*[）)]");
  private static final Pattern STAGE =
      Pattern.compile("[（(](?!.*(?:通过|批准|发布|印发|公布|施行|月))[\\p{IsHan}\\d-]{2,14}[）)]");
  private static final Pattern CONTINUED = Pattern.compile("^(?:的|通知|和|与|及|》|”|〉)");
  private static final Pattern BEFORE_SUBJECT = Pattern.compile("^(.+?)(?:关于|转发|印发|批转)");
  private static final Pattern SELF_NAMED =
      Pattern.compile("^(.+?)(?:专题会议|常务会议|会议)?(?:令|公告|通告|公报|纪要)$");
  private static final Pattern TRAILING_NUMBER =
      Pattern.compile("[（(][^（）()]{1,24}[〔\\[（(]\\d{4}[^（()]{1,10}号[）)]$");

  private final List<Line> lines = new ArrayList<>();
  private final List<String> namesAbove = new ArrayList<>();

  boolean hasBegun() {
    return !lines.isEmpty();
  }

  void begin(Line line, List<Line> above) {
    above.forEach(name -> namesAbove.addAll(BodyName.all(name.source())));
    endOfName(line).filter(end -> !namesAbove.isEmpty()).ifPresent(this::completeLast);
    lines.addAll(above);
    lines.add(line);
  }

  private void completeLast(String end) {
    namesAbove.add(namesAbove.removeLast() + end);
  }

  /** What a line begins with before the subject, when it is only the end of a name. */
  private static Optional<String> endOfName(Line line) {
    Matcher subject = BEFORE_SUBJECT.matcher(line.text());
    return subject.find()
        ? Optional.ofNullable(subject.group(1))
            .filter(name -> BodyName.looksLikeOne(name) && !BodyName.isFull(name))
        : Optional.empty();
  }

  boolean takes(Line line) {
    boolean textual =
        line.is(LineKind.SHORT_TEXT) || line.is(LineKind.BODY_NAME) || line.is(LineKind.LETTERHEAD);
    if (!textual || lines.size() >= MOST_LINES) {
      return false;
    }
    if (!isComplete()) {
      return !isNote(line);
    }
    return STAGE.matcher(line.text()).matches()
        || (!line.source().afterBlank()
            && CONTINUED.matcher(line.text()).find()
            && Genres.ofTitle(line.text()).isPresent());
  }

  void add(Line line) {
    lines.add(line);
  }

  static boolean isNote(Line line) {
    return BRACKETED.matcher(line.text()).matches();
  }

  /** Ends the title; the lines that do not belong to it are returned. */
  List<Line> close(boolean beforeRecipients, Doubts doubts) {
    if (lines.isEmpty() || isComplete()) {
      return List.of();
    }
    int kept = beforeRecipients ? lines.size() : Math.min(block(), MOST_UNCERTAIN_LINES);
    List<Line> others = List.copyOf(lines.subList(kept, lines.size()));
    lines.subList(kept, lines.size()).clear();
    if (!isComplete()) {
      doubts.add(DoubtCode.TITLE_UNCERTAIN, lines.getFirst().number(), joined());
    }
    return others;
  }

  /** The title; bodies that issue it together are set apart by a space. */
  Optional<String> text() {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String title = TRAILING_NUMBER.matcher(joined()).replaceFirst("");
    List<String> names = issuers();
    String together = String.join("", names);
    return Optional.of(
        names.size() > 1 && title.startsWith(together)
            ? String.join(" ", names) + title.substring(together.length())
            : title);
  }

  Optional<String> number() {
    Matcher number = TRAILING_NUMBER.matcher(joined());
    return number.find() ? NumberText.whole(number.group()) : Optional.empty();
  }

  /** The bodies that the title names before its subject. */
  List<String> issuers() {
    Matcher subject = BEFORE_SUBJECT.matcher(joined());
    if (!namesAbove.isEmpty()) {
      return namesAbove;
    }
    if (!subject.find()) {
      return selfNamed();
    }
    String before = String.valueOf(subject.group(1));
    List<String> names = names(before);
    if (names.stream().allMatch(BodyName::looksLikeOne)) {
      return names;
    }
    return BodyName.looksLikeOne(before) ? List.of(before) : List.of();
  }

  /** The body whose name and the kind of document are the whole title. */
  private List<String> selfNamed() {
    Matcher title = SELF_NAMED.matcher(joined());
    return title.matches() && BodyName.looksLikeOne(String.valueOf(title.group(1)))
        ? List.of(String.valueOf(title.group(1)))
        : List.of();
  }

  private List<String> names(String before) {
    if (before.contains("、")) {
      return Arrays.asList(before.split("、"));
    }
    List<String> words = new ArrayList<>();
    int length = 0;
    for (String word : lines.stream().flatMap(line -> line.source().words().stream()).toList()) {
      int left = before.length() - length;
      String name = word.substring(0, Math.max(0, Math.min(word.length(), left)));
      boolean rest = !words.isEmpty() && !BodyName.isFull(name);
      if (rest && left > 0) {
        words.add(words.removeLast() + name);
      } else if (left > 0) {
        words.add(name);
      }
      length += word.length();
    }
    return words;
  }

  private boolean isComplete() {
    String joined = joined();
    return Genres.ofTitle(joined).isPresent() && Zh.openBrackets(joined) == 0;
  }

  private String joined() {
    StringBuilder title = new StringBuilder();
    for (Line line : lines) {
      title.append(Zh.isLatinBetween(title, line.text()) ? " " : "").append(line.text());
    }
    return title.toString();
  }

  /** How many lines stand together at the beginning. */
  private int block() {
    int end = 1;
    while (end < lines.size() && !lines.get(end).source().afterBlank()) {
      end++;
    }
    return end;
  }
}
