package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.exemplar.campaigns.PolicyFixtures.anchors;
import static org.exemplar.campaigns.PolicyFixtures.han;
import static org.exemplar.campaigns.PolicyFixtures.readText;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated documents, whole and damaged. Run again with {@code -Dexemplar.seed=SEED}. */
@DisplayName("generated policy documents")
class PolicyReaderPropertyTest {
  private static final int ROUNDS = Integer.getInteger("exemplar.rounds", 60);
  private static final long FIRST_SEED =
      Long.getLong("exemplar.seed", System.nanoTime() % 1_000_000);

  static Stream<Long> seeds() {
    System.out.println("PolicyReaderPropertyTest: -Dexemplar.seed=" + FIRST_SEED);
    return Stream.iterate(FIRST_SEED, seed -> seed + 1).limit(ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNoTextOfAWholeDocument(long seed) {
    PolicyDocumentGenerator document = new PolicyDocumentGenerator(seed);

    assertKept(document.body(), String.join("\n", document.lines()), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNoTextOfATruncatedDocument(long seed) {
    PolicyDocumentGenerator document = new PolicyDocumentGenerator(seed);
    String text = String.join("\n", document.lines());
    String head = "文" + text.substring(0, new Random(seed).nextInt(text.length()));
    List<String> body = document.body().stream().filter(head::contains).toList();

    assertKept(body, head, seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNoTextOfAShuffledDocument(long seed) {
    PolicyDocumentGenerator document = new PolicyDocumentGenerator(seed);
    List<String> lines = new ArrayList<>(document.lines());
    Collections.shuffle(lines, new Random(seed));

    assertKept(document.body(), String.join("\n", lines), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesEveryClauseAnAnchorOfItsOwn(long seed) {
    List<String> lines = new ArrayList<>(new PolicyDocumentGenerator(seed).lines());
    if (seed % 2 == 0) {
      Collections.shuffle(lines, new Random(seed));
    }

    assertUnique(readText(String.join("\n", lines)), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsAnchorsUnderWhitespaceNoise(long seed) {
    List<String> lines = new PolicyDocumentGenerator(seed).lines();
    String plain = String.join("\n", lines);
    String noisy = new WhitespaceNoise(seed).over(lines);

    assertThat(PolicyFixtures.outline(readText(noisy)))
        .as("seed %d%n%s", seed, noisy)
        .isEqualTo(PolicyFixtures.outline(readText(plain)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsLinesCutAtAFixedWidthLikeWholeOnes(long seed) {
    PolicyDocumentGenerator document = PolicyDocumentGenerator.withLongLines(seed);
    String wrapped = document.wrapped();

    assertThat(PolicyFixtures.outline(readText(wrapped)))
        .as("seed %d%n%s", seed, wrapped)
        .isEqualTo(PolicyFixtures.outline(readText(String.join("\n", document.lines()))));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsAnyCharactersWithoutFailing(long seed) {
    Random random = new Random(seed);
    String alphabet =
        "一二三（）()12345678900.、-/〇零廿十百元○“”；，。：第条章节是要附件年月日〔〕发号《》局委关于的通知印\n\n\t 　★|aZ-—抄送主题词电话";
    StringBuilder text = new StringBuilder("文");
    for (int i = random.nextInt(2000); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }

    assertThatCode(() -> assertUnique(readText(text.toString()), seed))
        .as("seed %d%n%s", seed, text)
        .doesNotThrowAnyException();
  }

  private static void assertKept(List<String> body, String text, long seed) {
    String kept = han(readText(text));
    for (String line : body) {
      assertThat(kept).as("seed %d, line %s%n%s", seed, line, text).contains(han(line));
    }
  }

  private static void assertUnique(PolicyDocumentDraft document, long seed) {
    assertThat(anchors(document)).as("seed %d", seed).doesNotHaveDuplicates();
    document.nested().forEach(nested -> assertUnique(nested, seed));
  }
}
