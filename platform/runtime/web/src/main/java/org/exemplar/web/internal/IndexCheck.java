package org.exemplar.web.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.SearchEngine;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** The indexes are open. */
@Component(service = ReadinessCheck.class)
public final class IndexCheck implements ReadinessCheck {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable SearchEngine search;

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
            .filter(IndexCheck::isClosed)
            .map(index -> index.id() + " " + index.state())
            .collect(Collectors.joining(", "));
    return closed.isEmpty()
        ? Optional.empty()
        : Optional.of("索引未打开 / indexes are not open: " + closed);
  }

  private static boolean isClosed(IndexStatus index) {
    return index.state() == IndexStatus.State.BUILDING || index.state() == IndexStatus.State.FAILED;
  }
}
