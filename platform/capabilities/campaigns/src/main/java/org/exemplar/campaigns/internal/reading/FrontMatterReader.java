package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what stands before the body: marks, red head, number, title, recipients. */
final class FrontMatterReader {
  private static final int MOST_LINES = 40;

  private final Doubts doubts;
  private final HeadLines head = new HeadLines();
  private final TitleLines title = new TitleLines();
  private final List<String> numbers = new ArrayList<>();
  private final List<String> listed = new ArrayList<>();
  private final List<Line> notes = new ArrayList<>();
  private final List<Line> body = new ArrayList<>();
  private Optional<Line> date = Optional.empty();

  private FrontMatterReader(Doubts doubts) {
    this.doubts = doubts;
  }

  static FrontMatter read(List<Line> content, Doubts doubts) {
    return new FrontMatterReader(doubts).read(content);
  }

  private FrontMatter read(List<Line> content) {
    int end = 0;
    Optional<Recipients> recipients = Optional.empty();
    while (end < Math.min(content.size(), MOST_LINES)) {
      recipients = Recipients.at(content, end).or(uncertainRecipients(content, end));
      if (recipients.isPresent() || isBody(content.get(end))) {
        break;
      }
      end++;
    }
    content.subList(0, end).forEach(this::sort);
    body.addAll(title.close(recipients.isPresent(), doubts));
    addBody(content, end, recipients);
    return result(recipients);
  }

  /** Recipients without a colon, which are read but reported. */
  private Supplier<Optional<Recipients>> uncertainRecipients(List<Line> content, int at) {
    return () -> {
      Optional<Recipients> found = Recipients.withoutColon(content, at);
      found.ifPresent(
          list ->
              doubts.add(
                  DoubtCode.RECIPIENTS_UNCERTAIN,
                  content.get(at).number(),
                  String.join("，", list.names())));
      return found;
    };
  }

  /** Whether the body begins; a long note below the title only looks like a sentence. */
  private static boolean isBody(Line line) {
    boolean note = line.is(LineKind.STATEMENT) && TitleLines.isNote(line);
    return (line.kind().isBody() && !note) || line.is(LineKind.ATTACHMENT_LIST);
  }

  private void sort(Line line) {
    if (!body.isEmpty()) {
      body.add(line);
    } else if (line.is(LineKind.MARK)) {
      doubts.add(DoubtCode.MARK_REMOVED, line.number(), line.text());
    } else if (line.is(LineKind.PAGE_FURNITURE)) {
      NumberText.labelled(line.text()).ifPresent(listed::add);
      doubts.add(DoubtCode.REMARK_SET_ASIDE, line.number(), line.text());
    } else if (line.is(LineKind.NUMBER)) {
      addNumber(line);
    } else if (title.hasBegun()) {
      sortBelowTitleStart(line);
    } else if (line.is(LineKind.LETTERHEAD) || line.is(LineKind.BODY_NAME)) {
      head.add(line);
    } else if (line.is(LineKind.SHORT_TEXT)) {
      beginTitle(line);
    } else {
      body.add(line);
    }
  }

  /** Names right above the title begin it, unless it names the same bodies itself. */
  private void beginTitle(Line line) {
    List<Line> above = head.namesRightAbove(line);
    String names = above.stream().map(Line::text).collect(Collectors.joining());
    boolean again = !above.isEmpty() && line.text().startsWith(names);
    if (again) {
      above.forEach(head::add);
    }
    title.begin(line, again ? List.of() : above);
  }

  private void sortBelowTitleStart(Line line) {
    if (title.takes(line)) {
      title.add(line);
    } else if (TitleLines.isNote(line)) {
      notes.add(line);
    } else if (line.is(LineKind.DATE) || line.is(LineKind.NAME_AND_DATE)) {
      date = Optional.of(line);
      SignatureLine.of(line.source()).forEach(signed -> head.addName(signed.body()));
    } else if (line.is(LineKind.BODY_NAME)) {
      head.add(line);
    } else {
      reportSecondTitle(line);
      body.add(line);
    }
  }

  /** Below the name of a serial the title proper may stand, which is read as text. */
  private void reportSecondTitle(Line line) {
    if (line.text().startsWith("关于") && Genres.ofTitle(line.text()).isPresent()) {
      doubts.add(DoubtCode.TITLE_UNCERTAIN, line.number(), line.text());
    }
  }

  private void addNumber(Line line) {
    String number = NumberText.whole(line.text()).orElse(line.text());
    if (!numbers.isEmpty()) {
      doubts.add(DoubtCode.NUMBER_AMBIGUOUS, line.number(), number);
    }
    numbers.add(number);
  }

  private void addBody(List<Line> content, int end, Optional<Recipients> recipients) {
    int from = end + recipients.map(Recipients::lines).orElse(0);
    recipients
        .map(Recipients::rest)
        .filter(rest -> !rest.isEmpty())
        .ifPresent(rest -> body.add(content.get(from - 1).withText(rest)));
    body.addAll(content.subList(from, content.size()));
  }

  private FrontMatter result(Optional<Recipients> recipients) {
    return new FrontMatter(
        title.text(),
        numbers.stream().findFirst().or(title::number).or(() -> listed.stream().findFirst()),
        title.issuers(),
        head.issuers(),
        recipients.map(Recipients::names).orElse(List.of()),
        date,
        notes,
        body);
  }
}
