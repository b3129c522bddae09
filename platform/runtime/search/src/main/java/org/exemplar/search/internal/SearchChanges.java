package org.exemplar.search.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.PlacedPlugin;
import org.exemplar.plugins.Preparation;
import org.exemplar.plugins.Problem;
import org.exemplar.search.internal.Preparations.Trouble;
import org.exemplar.spi.LocalizedText;

/** Has indexes built before a change of plugins is published. */
final class SearchChanges implements ChangeParticipant {
  private final Preparations preparations;

  SearchChanges(Preparations preparations) {
    this.preparations = preparations;
  }

  static List<Definition> definitions(Catalogue catalogue) {
    return catalogue.searchIndexes().stream().map(Definition::of).toList();
  }

  @Override
  public Assessment assess(Catalogue before, Catalogue after) {
    return new Assessment(
        List.of(),
        preparations.work(definitions(before), definitions(after)),
        List.of(),
        List.of());
  }

  @Override
  public Preparation prepare(
      ChangeStage stage, Catalogue before, Catalogue after, Progress progress)
      throws InterruptedException {
    if (stage != ChangeStage.PREPARE) {
      return Preparation.NOTHING;
    }
    Preparations.Outcome outcome =
        preparations.prepare(definitions(before), definitions(after), progress);
    List<Problem> problems =
        outcome.troubles().entrySet().stream()
            .map(trouble -> problem(after, trouble.getKey(), trouble.getValue()))
            .toList();
    return new Preparation(problems, outcome.discard());
  }

  private static Problem problem(Catalogue after, Definition definition, Trouble trouble) {
    LocalizedText message =
        new LocalizedText(
            "索引“%s”未能建成：%s。原有的索引继续使用，排除后可再次执行".formatted(definition.id(), zh(trouble)),
            "index %s could not be built: %s. What served goes on serving; try again when that is put right"
                .formatted(definition.id(), en(trouble)));
    String plugin = definition.id().substring(0, definition.id().indexOf('/'));
    return after
        .active(plugin)
        .filter(PlacedPlugin.class::isInstance)
        .map(PlacedPlugin.class::cast)
        .flatMap(placed -> placed.place("index/" + definition.index().id()))
        .map(place -> place.problem("INDEX_NOT_BUILT", message))
        .orElseGet(() -> new Problem("INDEX_NOT_BUILT", message, Optional.empty(), 0, ""));
  }

  private static String zh(Trouble trouble) {
    return switch (trouble) {
      case NO_SOURCE -> "目前没有组件提供它的文档";
      case DOCUMENTS -> "读取文档时出错，详见平台日志";
      case FILES -> "写入索引文件时出错（请检查磁盘空间和权限），详见平台日志";
      case STOPPED -> "平台正在停止";
    };
  }

  private static String en(Trouble trouble) {
    return switch (trouble) {
      case NO_SOURCE -> "no component offers its documents at the moment";
      case DOCUMENTS -> "its documents could not be read, the platform's log says more";
      case FILES ->
          "its files could not be written (look at disk space and rights), the platform's log says"
              + " more";
      case STOPPED -> "the platform is stopping";
    };
  }
}
