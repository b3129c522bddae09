package org.exemplar.organizations.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.graphql.FormRecords;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.JsonText;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.TimeOrderedId;
import org.exemplar.store.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forms that organisations filled in, as JSON under the form's version; no version is lost. */
@Component(service = {FormRecords.class, StoredFormRecords.class})
public final class StoredFormRecords implements FormRecords {
  private static final String SUBJECT = "FormRecord";
  private static final String READ = "records:read";
  private static final String WRITE = "records:write";

  private final FormRecordStore rows = new FormRecordStore();
  private final TimeOrderedId ids = new TimeOrderedId();
  private final Store store;
  private final StoredOrganizations organizations;

  @Activate
  public StoredFormRecords(@Reference Store store, @Reference StoredOrganizations organizations) {
    this.store = store;
    this.organizations = organizations;
  }

  @Override
  public Map<String, List<FormRecord>> profiles(
      List<String> organizationCodes, List<String> forms, Caller caller) {
    Map<String, List<FormRecord>> found =
        store.read(handle -> rows.profiles(handle, organizationCodes, forms, caller.reach(READ)));
    Scopes scopes = organizations.types().scopes();
    boolean local =
        forms.stream().map(StoredFormRecords::plugin).anyMatch(scopes::isBound) && !found.isEmpty();
    return local ? holding(found, scopes) : found;
  }

  /** Without those of localities in whose scope the organisation does not stand any more. */
  private Map<String, List<FormRecord>> holding(
      Map<String, List<FormRecord>> found, Scopes scopes) {
    Map<String, Position> positions = organizations.positions(found.keySet(), scopes);
    Map<String, List<FormRecord>> left = new LinkedHashMap<>();
    found.forEach(
        (code, records) -> {
          Position position = positions.getOrDefault(code, Position.ELSEWHERE);
          left.put(
              code,
              records.stream().filter(one -> scopes.holds(plugin(one.form()), position)).toList());
        });
    return left;
  }

  /** The plugin in a qualified id. */
  private static String plugin(String form) {
    return form.substring(0, Math.max(0, form.indexOf('/')));
  }

  @Override
  public Map<String, FormRecord> byId(List<String> recordIds, Caller caller) {
    return store.read(handle -> rows.byId(handle, recordIds, caller.reach(READ)));
  }

  @Override
  public Connection<FormRecord> records(
      String form, Optional<String> organizationCode, PageRequest page, Caller caller) {
    Reach reach = caller.reach(READ);
    return page.page(
        store.read(handle -> rows.page(handle, form, organizationCode, reach, page)),
        FormRecord::id,
        () -> store.read(handle -> rows.count(handle, form, organizationCode, reach)));
  }

  @Override
  public Outcome save(Draft draft) {
    return store.write(transaction -> save(transaction, draft));
  }

  /** What was saved under each version of a record, the first one first. */
  List<FormRecord> versions(FormRecord of) {
    return store.read(handle -> rows.versions(handle, of));
  }

  /** How often those forms were filled in, by version of the form. */
  List<FormRecordStore.Filled> filled(Collection<String> forms) {
    return store.read(handle -> rows.filled(handle, forms));
  }

  private Outcome save(Transaction transaction, Draft draft) {
    Optional<Refusal> unfit = unfit(draft);
    if (unfit.isPresent()) {
      return new Outcome.NotSaved(unfit.get());
    }
    Optional<FormRecord> before = before(transaction, draft);
    if (draft.id().isPresent() && before.isEmpty()) {
      return new Outcome.NotSaved(
          Refusal.notFound(
                  "RECORD_NOT_FOUND",
                  "该组织没有这份“" + draft.form() + "”",
                  "the organisation has no such " + draft.form())
              .at("input", "id"));
    }
    int version = before.map(FormRecord::version).orElse(0);
    if (draft.expectedVersion().isPresent() && draft.expectedVersion().get() != version) {
      return new Outcome.NotSaved(
          Refusal.version(
                  Optional.of(version),
                  "当前版本为 " + version + "，请重新读取后再保存",
                  "the version is " + version + "; read it again and save then")
              .at("input", "expectedVersion"));
    }
    if (before.isPresent() && isSame(before.get(), draft)) {
      return new Outcome.Saved(before.get());
    }
    return new Outcome.Saved(write(transaction, draft, before));
  }

  private FormRecord write(Transaction transaction, Draft draft, Optional<FormRecord> before) {
    Instant now = transaction.now();
    FormRecord made =
        new FormRecord(
            before.map(FormRecord::id).orElseGet(() -> ids.next(now)),
            draft.organizationCode(),
            draft.form(),
            draft.formVersion(),
            before.map(FormRecord::version).orElse(0) + 1,
            now.toString(),
            draft.values());
    if (before.isPresent()) {
      rows.update(transaction.handle(), made);
    } else {
      rows.insert(transaction.handle(), made, draft.single());
    }
    rows.keepVersion(transaction.handle(), made, draft.caller().origin());
    transaction.record(
        NewChange.of(
            draft.caller().origin(),
            SUBJECT,
            made.id(),
            before.map(StoredFormRecords::told),
            Optional.of(told(made))));
    return made;
  }

  private Optional<FormRecord> before(Transaction transaction, Draft draft) {
    if (draft.id().isPresent()) {
      String id = draft.id().get();
      return Optional.ofNullable(
              rows.byId(transaction.handle(), List.of(id), Reach.EVERYWHERE).get(id))
          .filter(one -> one.form().equals(draft.form()))
          .filter(one -> one.organizationCode().equals(draft.organizationCode()));
    }
    return draft.single()
        ? rows
            .profiles(
                transaction.handle(),
                List.of(draft.organizationCode()),
                List.of(draft.form()),
                Reach.EVERYWHERE)
            .values()
            .stream()
            .flatMap(List::stream)
            .findFirst()
        : Optional.empty();
  }

  private Optional<Refusal> unfit(Draft draft) {
    Optional<Organization> organization = organizations.find(draft.organizationCode());
    if (organization.isEmpty()) {
      return Optional.of(
          Refusal.notFound(
                  "ORGANIZATION_NOT_FOUND",
                  "没有代码为“" + draft.organizationCode() + "”的组织",
                  "there is no organisation " + draft.organizationCode())
              .at("input", "organization"));
    }
    Optional<Refusal> outside = notAllowed(draft).or(() -> outside(draft));
    if (outside.isPresent()) {
      return outside;
    }
    boolean fits =
        draft.organizationTypes().stream()
            .anyMatch(type -> organizations.isOfType(organization.get(), type));
    return fits
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    "FORM_NOT_FOR_TYPE",
                    "“%s”由 %s 填写，该组织的类型为 %s"
                        .formatted(
                            draft.form(), draft.organizationTypes(), type(organization.get())),
                    "%s is filled in by %s; the organisation is of type %s"
                        .formatted(
                            draft.form(), draft.organizationTypes(), type(organization.get())))
                .at("input", "organization"));
  }

  private Optional<Refusal> notAllowed(Draft draft) {
    String code = draft.organizationCode();
    return organizations.within(draft.caller().reach(WRITE), List.of(code)).isEmpty()
        ? Optional.of(
            Refusal.notPermitted(
                    "NOT_ALLOWED",
                    "您不能为组织 " + code + " 填报",
                    "you do not fill in forms for organisation " + code)
                .at("input", "organization"))
        : Optional.empty();
  }

  /** The form of a locality is filled in where the locality holds. */
  private Optional<Refusal> outside(Draft draft) {
    Scopes scopes = organizations.types().scopes();
    String plugin = plugin(draft.form());
    String code = draft.organizationCode();
    if (!scopes.isBound(plugin)) {
      return Optional.empty();
    }
    Position position =
        organizations.positions(List.of(code), scopes).getOrDefault(code, Position.ELSEWHERE);
    if (scopes.holds(plugin, position)) {
      return Optional.empty();
    }
    String places = places(scopes.of(plugin));
    return Optional.of(
        Refusal.notPermitted(
                "OUT_OF_SCOPE",
                "“%s”只由 %s 及其下级填写，%s 不在其中".formatted(draft.form(), places, code),
                "%s is filled in by %s and all below; %s does not stand there"
                    .formatted(draft.form(), places, code))
            .at("input", "organization"));
  }

  /** Codes with names, where they are known. */
  private String places(List<String> codes) {
    Map<String, Organization> known = organizations.find(codes);
    return codes.stream()
        .map(
            code ->
                Optional.ofNullable(known.get(code))
                    .map(one -> one.name() + "(" + code + ")")
                    .orElse(code))
        .collect(Collectors.joining(", "));
  }

  private static String type(Organization organization) {
    return organization.type().orElse("–");
  }

  /** Compared as they are kept: 12 and 12.0 differ, 12 and 12L do not. */
  private static boolean isSame(FormRecord before, Draft draft) {
    return before.formVersion().equals(draft.formVersion())
        && kept(before.values()).equals(kept(draft.values()));
  }

  private static Map<String, Object> kept(Map<String, Object> values) {
    return JsonText.map(JsonText.of(values), Object.class);
  }

  /** A record as the change log tells it. */
  private static Map<String, Object> told(FormRecord made) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", made.version());
    told.put("organization", made.organizationCode());
    told.put("form", made.form());
    told.put("formVersion", made.formVersion());
    told.put("values", made.values());
    return told;
  }
}
