package org.exemplar.campaigns.internal.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.DocumentReference.Kind;

/** Finds the documents that a document names, and in which role. */
final class References {
  private static final int CONTEXT = 40;
  private static final Pattern FORWARDED =
      Pattern.compile("^[^。；《]{0,20}?(?:转发|批转)(?:给|你|各|，|。|如|至)");
  private static final Pattern ISSUED =
      Pattern.compile("^[^。；《]{0,30}?(?:印发|颁发|颁布|公布|发布)(?:给|你|各|，|。|如|至|施行|实施)");
  private static final Pattern GROUND =
      Pattern.compile("(?:根据|依据|按照|依照|遵照|为了?(?:深入|全面|认真)?(?:贯彻|落实))");
  private static final Pattern NUMBERED =
      Pattern.compile("^[^，。；《（(]{0,10}[（(]([^（()）《]{2,40}[）)]?)");
  private static final Pattern UNMARKED =
      Pattern.compile(
          "(?:根据|按照|依据)([^，。；：《》]{0,20}关于[^，。；：《》]{4,60}?(?:意见|通知|办法|规定|方案|决定))(?:[，。；]|精神|要求)?");
  private static final Pattern IN_TITLE =
      Pattern.compile("(转发|批转|印发)[《〈]?(.{6,}?)[》〉]?的(?:通知|函|意见)$");

  private final Map<String, DocumentReference> found = new LinkedHashMap<>();

  private References() {}

  /** The documents named in the paragraphs of the body, then those of attachments and title. */
  static List<DocumentReference> of(
      Optional<String> title, List<String> body, List<String> attachments) {
    References references = new References();
    body.forEach(references::readParagraph);
    title.ifPresent(references::readTitle);
    attachments.forEach(
        attachment -> references.add(Kind.ATTACHES, Optional.of(attachment), Optional.empty()));
    return List.copyOf(references.found.values());
  }

  private void readParagraph(String text) {
    List<TitleMark> marks = TitleMark.in(text);
    marks.forEach(mark -> readMark(text, mark));
    Matcher unmarked = UNMARKED.matcher(text);
    while (unmarked.find()) {
      add(Kind.BASED_ON, Optional.ofNullable(unmarked.group(1)), Optional.empty());
    }
    int from = 0;
    Optional<NumberText.Found> number = NumberText.inside(text);
    while (number.isPresent()) {
      NumberText.Found at = number.get();
      addNumber(text, from + at.start(), at.number());
      from += at.end();
      number = NumberText.inside(text.substring(from));
    }
  }

  private void readMark(String text, TitleMark mark) {
    String after = text.substring(mark.end(), Math.min(text.length(), mark.end() + CONTEXT));
    Matcher numbered = NUMBERED.matcher(after);
    Optional<String> number =
        numbered.find()
            ? NumberText.inside(String.valueOf(numbered.group(1))).map(NumberText.Found::number)
            : Optional.empty();
    Kind kind = kind(sentenceBefore(text, mark.start()), after);
    if (number.isPresent()
        || kind != Kind.CITES
        || Genres.ofTitle(mark.title()).isPresent()
        || isLaw(mark.title())) {
      add(kind, Optional.of(mark.title()), number);
    }
  }

  private static boolean isLaw(String title) {
    return (title.endsWith("法") && !title.endsWith("办法")) || title.endsWith("党章");
  }

  private static Kind kind(String before, String after) {
    if (FORWARDED.matcher(after).find()) {
      return Kind.FORWARDS;
    }
    if (ISSUED.matcher(after).find()) {
      return Kind.PRINTS_AND_ISSUES;
    }
    return GROUND.matcher(before).find() ? Kind.BASED_ON : Kind.CITES;
  }

  private static String sentenceBefore(String text, int at) {
    int from = Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('；', at - 1)) + 1;
    return text.substring(from, Math.max(from, at));
  }

  private void addNumber(String text, int at, String number) {
    boolean known =
        found.values().stream()
            .anyMatch(reference -> reference.number().equals(Optional.of(number)));
    if (!known) {
      add(kind(sentenceBefore(text, at), ""), Optional.empty(), Optional.of(number));
    }
  }

  private void readTitle(String title) {
    Matcher carried = IN_TITLE.matcher(title);
    if (carried.find()) {
      Kind kind = "印发".equals(carried.group(1)) ? Kind.PRINTS_AND_ISSUES : Kind.FORWARDS;
      boolean known = found.values().stream().anyMatch(reference -> reference.kind() == kind);
      if (!known) {
        add(kind, Optional.ofNullable(carried.group(2)), Optional.empty());
      }
    }
  }

  private void add(Kind kind, Optional<String> title, Optional<String> number) {
    String key = title.or(() -> number).orElse("");
    DocumentReference reference = new DocumentReference(kind, title, number);
    DocumentReference known = found.putIfAbsent(key, reference);
    if (known != null
        && (known.kind() == Kind.CITES || (known.number().isEmpty() && number.isPresent()))) {
      found.put(
          key,
          new DocumentReference(known.kind() == Kind.CITES ? kind : known.kind(), title, number));
    }
  }
}
