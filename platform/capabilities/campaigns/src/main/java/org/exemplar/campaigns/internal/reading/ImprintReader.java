package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines below the signature. */
final class ImprintReader {
  private static final Pattern KEYWORDS = Pattern.compile("主\\s*题\\s*词\\s*[：:]?\\s*");
  private static final Pattern COPY_LABEL =
      Pattern.compile("^(?:抄送\\s*机\\s*关|抄\\s*[送报发]|[分主]送|[送报发])\\s*[：:]\\s*");
  private static final Pattern GAP_IN_LABEL = Pattern.compile("([抄分主])\\s+送");
  private static final Pattern WIDE_GAP = Pattern.compile("\\s{2,}|\\t");
  private static final Pattern END = Pattern.compile("[。.]+$");
  private static final Pattern WORD_GAP = Pattern.compile("[\\s；;，,、]+");
  private static final Pattern PRINTED =
      Pattern.compile("(.*?)[，,：:]?(" + DateText.FULL + ")(?:印发|印制|印)(.*)");
  private static final Pattern COUNT = Pattern.compile("(?:共印|印数|印刷份数|份数)[：:]?(\\d{1,7})");
  private static final Pattern BRACKETS = Pattern.compile("^[（(]|[）)]$");

  private final Doubts doubts;
  private final List<String> keywords = new ArrayList<>();
  private final List<String> recipients = new ArrayList<>();
  private final List<String> copiesTo = new ArrayList<>();
  private final List<String> attachments = new ArrayList<>();
  private OptionalInt copies = OptionalInt.empty();
  private Optional<LocalDate> printedOn = Optional.empty();
  private Optional<String> printedBy = Optional.empty();

  private ImprintReader(Doubts doubts) {
    this.doubts = doubts;
  }

  static Imprint read(List<Line> lines, Doubts doubts) {
    ImprintReader reader = new ImprintReader(doubts);
    lines.forEach(reader::take);
    return new Imprint(
        reader.keywords,
        reader.recipients,
        reader.copiesTo,
        reader.copies,
        reader.printedOn,
        reader.printedBy,
        reader.attachments);
  }

  private void take(Line line) {
    switch (line.kind()) {
      case KEYWORDS -> keywords.addAll(keywords(line));
      case PRINTED -> printed(line);
      case COPY_COUNT -> count(line.text());
      case REMARK, PAGE_FURNITURE ->
          doubts.add(
              DoubtCode.REMARK_SET_ASIDE,
              line.number(),
              BRACKETS.matcher(line.text()).replaceAll(""));
      case ATTACHMENT_LIST -> attachments.addAll(Attachments.titles(List.of(line)));
      case BODY_NAME -> office(line);
      default -> copiesTo(line);
    }
  }

  private void office(Line line) {
    if (!copiesTo.isEmpty()
        && printedBy.isEmpty()
        && printedOn.isEmpty()
        && Zh.endsWithOneOf(copiesTo.getLast(), "，,")) {
      copiesTo(line);
    } else {
      printedBy = Optional.of(line.text());
    }
  }

  private static List<String> keywords(Line line) {
    List<String> words = new ArrayList<>();
    boolean split = false;
    for (String word :
        WORD_GAP
            .splitAsStream(KEYWORDS.matcher(line.source().spaced()).replaceFirst(""))
            .toList()) {
      boolean single = word.codePointCount(0, word.length()) == 1;
      if (single && split) {
        words.add(words.removeLast() + word);
      } else if (!word.isEmpty()) {
        words.add(word);
      }
      split = single;
    }
    return words;
  }

  private void printed(Line line) {
    Matcher printed = PRINTED.matcher(line.text());
    if (printed.matches()) {
      printedOn = DateText.first(String.valueOf(printed.group(2)));
      if (printedOn.isEmpty()) {
        doubts.add(DoubtCode.DATE_INVALID, line.number(), String.valueOf(printed.group(2)));
      }
      printedBy =
          Optional.of(String.valueOf(printed.group(1))).filter(Zh::hasContent).or(() -> printedBy);
      count(String.valueOf(printed.group(3)));
    }
  }

  private void count(String text) {
    Matcher count = COUNT.matcher(text);
    if (count.find()) {
      copies = OptionalInt.of(Integer.parseInt(count.group(1)));
    }
  }

  private void copiesTo(Line line) {
    String text = GAP_IN_LABEL.matcher(line.source().spaced()).replaceAll("$1送");
    for (String column : WIDE_GAP.splitAsStream(text).toList()) {
      Matcher label = COPY_LABEL.matcher(column);
      boolean main = label.find() && label.group().startsWith("主");
      String names = Normaliser.compact(COPY_LABEL.matcher(column).replaceFirst(""));
      (main ? recipients : copiesTo).addAll(Recipients.split(END.matcher(names).replaceFirst("")));
    }
  }
}
