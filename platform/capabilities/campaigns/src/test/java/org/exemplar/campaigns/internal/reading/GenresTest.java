package org.exemplar.campaigns.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.exemplar.campaigns.Genre;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenresTest {
  @ParameterizedTest
  @CsvSource({
    "关于做好示范点命名工作的通知, NOTICE",
    "关于深入开展活动的实施意见, IMPLEMENTATION_OPINION",
    "关于命名示范单位的决议, RESOLUTION",
    "云溪市统计公报, COMMUNIQUE",
    "关于设立示范奖的议案, BILL",
    "关于增加名额的请示, REQUEST",
    "关于活动进展情况的报告, REPORT",
    "云溪市人民政府令, ORDER",
    "示范单位名单（2031年）, OTHER"
  })
  void theEndOfATitleNamesTheGenre(String title, Genre genre) {
    assertThat(Genres.ofTitle(title)).contains(genre);
  }
}
