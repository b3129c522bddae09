package org.exemplar.graphql.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.Preparation;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Plugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The schema's part in a change of plugins. */
@Component(property = "service.ranking:Integer=100")
public final class SchemaParticipant implements ChangeParticipant {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final GraphQlEngineService engine;
  private volatile Optional<SchemaDraft> draft = Optional.empty();

  @Activate
  public SchemaParticipant(@Reference GraphQlEngineService engine) {
    this.engine = engine;
  }

  @Override
  public Assessment assess(Catalogue before, Catalogue after) {
    SchemaDraft wanted = engine.compose(after);
    return new Assessment(
        SchemaDifferences.between(engine.schema(before), wanted.schema()),
        List.of(),
        List.of(),
        problems(wanted));
  }

  private static List<Problem> problems(SchemaDraft wanted) {
    return wanted.offenders().values().stream().flatMap(List::stream).toList();
  }

  @Override
  public Preparation prepare(
      ChangeStage stage, Catalogue before, Catalogue after, Progress progress)
      throws InterruptedException {
    return switch (stage) {
      case COMPOSE -> compose(after);
      case SAMPLE_QUERIES -> sample(before, after, progress);
      default -> Preparation.NOTHING;
    };
  }

  private Preparation compose(Catalogue after) {
    SchemaDraft composed = engine.prepare(after);
    draft = Optional.of(composed);
    return new Preparation(problems(composed), engine::discard);
  }

  private Preparation sample(Catalogue before, Catalogue after, Progress progress)
      throws InterruptedException {
    Set<Plugin> known = new HashSet<>(before.active().toList());
    List<Plugin> coming = after.active().filter(plugin -> !known.contains(plugin)).toList();
    SampleQueries queries = new SampleQueries(draft.orElseThrow(), ANSWER);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < coming.size(); i++) {
      progress.at(i, coming.size());
      problems.addAll(queries.of(coming.get(i).descriptor().id()));
    }
    draft = Optional.empty();
    return new Preparation(problems, () -> {});
  }

  @Override
  public void drain() throws InterruptedException {
    engine.drain();
  }
}
