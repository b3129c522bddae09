package org.exemplar.web.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.SearchEngine;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * The indexes are open. Once they have been, one that a new plugin brings is built while the
 * platform serves.
 */
@Component(service = ReadinessCheck.class)
public final class IndexCheck implements ReadinessCheck {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable SearchEngine search;

  private volatile boolean opened;

  @Override
  public String name() {
    return "indexes";
  }

  @Override
  public Optional<String> missing() {
    SearchEngine present = search;
    if (present == null) {
      return Optional.of("检索引擎未运行 / the search engine is not running");
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
    return Optional.of("索引未打开 / indexes are not open: " + closed);
  }

  private boolean isMissing(IndexStatus index) {
    return switch (index.state()) {
      case FAILED -> true;
      case BUILDING -> !opened;
      case OPEN, REBUILDING -> false;
    };
  }
}
