package org.exemplar.web.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Whether the platform can serve: by check, what is missing, or an empty text. The launcher reads
 * it as a service of plain Java types.
 */
@Component(
    service = {Supplier.class, Readiness.class},
    property = "exemplar.readiness:Boolean=true")
public final class Readiness implements Supplier<Map<String, String>> {
  /** All that must be there; a room that does not even resolve brings no check and is missing. */
  static final List<String> NAMES = List.of("store", "schema", "web", "indexes");

  private final List<ReadinessCheck> checks = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addCheck(ReadinessCheck check) {
    checks.add(check);
  }

  void removeCheck(ReadinessCheck check) {
    checks.remove(check);
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> missing = new LinkedHashMap<>();
    NAMES.forEach(name -> missing.put(name, "组件未运行 / its bundle does not run"));
    checks.forEach(check -> missing.put(check.name(), check.missing().orElse("")));
    return missing;
  }

  static boolean isReady(Map<String, String> missing) {
    return missing.values().stream().allMatch(String::isEmpty);
  }
}
