package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseStudies;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands cases to search: those that everybody reads, for no index knows who asks. */
@Component
public final class CaseDocuments implements DocumentSource {
  private final CaseStudies cases;
  private final PluginCatalogue catalogue;

  @Activate
  public CaseDocuments(@Reference CaseStudies cases, @Reference PluginCatalogue catalogue) {
    this.cases = cases;
    this.catalogue = catalogue;
  }

  @Override
  public IndexSource kind() {
    return IndexSource.CASE;
  }

  @Override
  public OptionalLong count() {
    PageRequest smallest = new PageRequest(1, Optional.empty());
    return OptionalLong.of(cases.page(CaseFilter.all(), smallest, Caller.anonymous()).totalCount());
  }

  @Override
  public void scan(BiConsumer<String, Map<String, Object>> visitor) {
    Optional<String> after = Optional.empty();
    boolean more = true;
    while (more) {
      Connection<CaseSummary> page =
          cases.page(
              CaseFilter.all(), new PageRequest(PageRequest.MAXIMUM, after), Caller.anonymous());
      List<String> keys = page.nodes().stream().map(CaseSummary::key).toList();
      load(keys).forEach(visitor);
      more = page.hasNextPage();
      after = keys.stream().reduce((first, second) -> second);
    }
  }

  @Override
  public Map<String, Map<String, Object>> load(Collection<String> keys) {
    return documents(cases.byKeys(keys, Caller.anonymous()).values());
  }

  @Override
  public Set<String> touchedBy(Change change) {
    return change.subjectType().equals(StoredCaseStudies.SUBJECT)
        ? Set.of(change.subjectKey())
        : Set.of();
  }

  private Map<String, Map<String, Object>> documents(Collection<CaseStudy> studies) {
    CriteriaIndex criteria = CriteriaIndex.of(catalogue.current());
    Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
    for (CaseStudy study : studies) {
      List<String> clauses = criteria.clauses(study.content().criteria());
      documents.put(
          study.key(),
          CaseDocument.of(
              study.key(), study.content(), study.organizationName(), study.state(), clauses));
    }
    return documents;
  }
}
