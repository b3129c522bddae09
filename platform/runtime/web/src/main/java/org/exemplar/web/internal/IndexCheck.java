package org.exemplar.web.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.SearchEngine;
import org.exemplar.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * The indexes are open and have followed the change log to where it stood at the start. Once they
 * have been, one that a new plugin brings is built while the platform serves.
 */
@Component(service = ReadinessCheck.class)
public final class IndexCheck implements ReadinessCheck {
  private static final long UNKNOWN = -1;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable SearchEngine search;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable Store store;

  private volatile boolean opened;
  private volatile long goal = UNKNOWN;

  @Override
  public String name() {
    return "indexes";
  }

  @Override
  public Optional<String> missing() {
    SearchEngine present = search;
    Store log = store;
    if (present == null || log == null) {
      return Optional.of("检索引擎或数据库未运行 / the search engine or the store is not running");
    }
    if (goal == UNKNOWN) {
      goal = log.changes().head();
    }
    String closed =
        present.indexes().stream()
            .filter(this::isMissing)
            .map(index -> index.id() + " " + index.state())
            .collect(Collectors.joining(", "));
    if (closed.isEmpty()) {
      opened = true;
      return Optional.empty();
    }
    return Optional.of("索引未打开或未跟上 / indexes are not open or still behind: " + closed);
  }

  private boolean isMissing(IndexStatus index) {
    boolean behind = !opened && index.position() < goal;
    return switch (index.state()) {
      case FAILED -> true;
      case BUILDING -> !opened;
      case OPEN, REBUILDING -> behind;
    };
  }
}
