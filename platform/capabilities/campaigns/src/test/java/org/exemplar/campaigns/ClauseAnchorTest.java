package org.exemplar.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseAnchorTest {

  @Test
  void joinsLevelsByDots() {
    ClauseAnchor paragraph = ClauseAnchor.headed(1).below(ClauseAnchor.paragraph(2));

    assertThat(paragraph.below(ClauseAnchor.headed(3))).hasToString("1.p2.3");
    assertThat(paragraph.parent()).contains(ClauseAnchor.headed(1));
    assertThat(ClauseAnchor.headed(1).parent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "p", "p0", "1.", ".1", "1..2", "1.q2", "一", "1 .2", "1.p02"})
  void refusesWhatIsNoAnchor(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClauseAnchor(value));
  }
}
