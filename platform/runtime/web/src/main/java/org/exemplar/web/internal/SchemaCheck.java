package org.exemplar.web.internal;

import java.util.Optional;
import org.exemplar.graphql.GraphQlEngine;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** The schema is published. */
@Component(service = ReadinessCheck.class)
public final class SchemaCheck implements ReadinessCheck {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable GraphQlEngine engine;

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public Optional<String> missing() {
    GraphQlEngine present = engine;
    if (present == null) {
      return Optional.of("GraphQL 引擎未运行 / the GraphQL engine is not running");
    }
    return present.schema().isPresent()
        ? Optional.empty()
        : Optional.of("模式尚未发布 / no schema is published yet");
  }
}
