package org.exemplar.web.internal;

import java.util.Optional;
import org.exemplar.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** The store is migrated: it is registered only then. */
@Component(service = ReadinessCheck.class)
public final class StoreCheck implements ReadinessCheck {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable Store store;

  @Override
  public String name() {
    return "store";
  }

  @Override
  public Optional<String> missing() {
    return store == null
        ? Optional.of("数据库未打开或未迁移 / the store is not open and migrated")
        : Optional.empty();
  }
}
