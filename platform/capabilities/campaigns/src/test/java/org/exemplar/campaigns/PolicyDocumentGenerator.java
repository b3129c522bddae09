package org.exemplar.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up an official document; the same seed gives the same document. */
final class PolicyDocumentGenerator {
  static final int WIDTH = 28;

  private static final int FEWEST_FULL_LINES = 9;
  private static final String WORDS = "山水田园春风细雨花鸟鱼虫星云松竹梅兰书画琴棋茶米油盐灯桥路船井窗门墙瓦石沙土木火金铁布丝麻";
  private static final String NUMERALS = "一二三四五六七八九";

  private final Random random;
  private final List<String> lines = new ArrayList<>();
  private final List<String> body = new ArrayList<>();

  PolicyDocumentGenerator(long seed) {
    random = new Random(seed);
    if (random.nextBoolean()) {
      lines.add("云溪发〔2031〕" + (1 + random.nextInt(99)) + "号");
    }
    lines.add("关于" + words(4, 12) + "的通知");
    lines.add("各单位：");
    paragraphs(1);
    if (random.nextInt(4) == 0) {
      chapters();
    } else {
      sections();
    }
    sign();
    if (random.nextInt(3) == 0) {
      attachment();
    }
  }

  /** The text with its lines cut at a fixed width, the body indented. */
  String wrapped() {
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      String rest = body.contains(line) ? "　　" + line : line;
      while (rest.length() > WIDTH) {
        out.append(rest, 0, WIDTH).append('\n');
        rest = rest.substring(WIDTH);
      }
      out.append(rest).append('\n');
    }
    return out.toString();
  }

  /** The first document from a seed on that has enough long lines to show a fixed width. */
  static PolicyDocumentGenerator withLongLines(long seed) {
    PolicyDocumentGenerator document = new PolicyDocumentGenerator(seed);
    for (long next = seed; document.fullLines() < FEWEST_FULL_LINES; next += 1_000_003) {
      document = new PolicyDocumentGenerator(next);
    }
    return document;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The lines whose text must be found again. */
  List<String> body() {
    return List.copyOf(body);
  }

  private long fullLines() {
    return wrapped().lines().filter(line -> line.length() == WIDTH).count();
  }

  private void chapters() {
    int article = 0;
    for (int i = 0; i < 3; i++) {
      add("第" + NUMERALS.charAt(i) + "章　" + words(2, 6));
      for (int k = random.nextInt(3); k > 0; k--) {
        add("第" + NUMERALS.charAt(article++) + "条　" + sentences(1 + random.nextInt(2)));
      }
    }
  }

  private void attachment() {
    lines.add("附件1");
    lines.add(words(4, 10) + "标准");
    paragraphs(1);
    add(words(2, 4) + "\t" + words(2, 4) + "\t" + words(2, 4));
    add(words(2, 4) + "\t" + words(2, 4) + "\t12");
  }

  private void sections() {
    int sections = 1 + random.nextInt(4);
    for (int i = 0; i < sections; i++) {
      add(NUMERALS.charAt(i) + "、" + words(3, 10));
      paragraphs(random.nextInt(3));
      subsections("（%s）", random.nextInt(4));
    }
  }

  private void subsections(String label, int count) {
    for (int i = 0; i < count; i++) {
      add(
          String.format(label, NUMERALS.charAt(i))
              + words(3, 8)
              + "。"
              + sentences(1 + random.nextInt(3)));
      for (int k = 1; k <= random.nextInt(3); k++) {
        add(k + (random.nextBoolean() ? "." : "、") + words(3, 8) + "。" + sentences(1));
      }
      paragraphs(random.nextInt(2));
    }
    if (count > 1 && random.nextInt(5) == 0) {
      subsections("(%s)", 2);
    }
  }

  private void paragraphs(int count) {
    for (int i = 0; i < count; i++) {
      add(
          switch (random.nextInt(4)) {
            case 0 ->
                words(3, 9)
                    + "：(1)"
                    + words(3, 9)
                    + "；(2)"
                    + words(3, 9)
                    + "；(3)"
                    + words(3, 9)
                    + "。";
            case 1 ->
                words(3, 9) + "：一是" + words(3, 9) + "。" + sentences(1) + "二是" + words(3, 9) + "。";
            default -> sentences(1 + random.nextInt(3));
          });
    }
  }

  private void sign() {
    if (random.nextInt(4) > 0) {
      lines.add("云溪市某某局");
      lines.add("2031年" + (1 + random.nextInt(12)) + "月" + (1 + random.nextInt(28)) + "日");
    }
    if (random.nextBoolean()) {
      lines.add("主题词：" + words(2, 4) + "  " + words(2, 4) + "  通知");
      lines.add("抄送：市委办公室，市政府办公室。");
      lines.add("云溪市某某局办公室    2031年3月5日印发");
    }
  }

  private void add(String line) {
    lines.add(line);
    body.add(line);
  }

  private String sentences(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(words(4, 14)).append('，').append(words(4, 20)).append('。');
    }
    return out.toString();
  }

  private String words(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from + random.nextInt(to - from + 1); i > 0; i--) {
      out.append(WORDS.charAt(random.nextInt(WORDS.length())));
    }
    return out.toString();
  }
}
