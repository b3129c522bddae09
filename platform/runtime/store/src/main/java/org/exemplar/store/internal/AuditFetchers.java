package org.exemplar.store.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.CheckpointSigner;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code audit.graphqls}. */
@Component
public final class AuditFetchers implements SchemaContribution {
  /** What a new key that signs checkpoints is called. */
  static final String NAME = "exemplar.audit.name";

  private final AuditTrail trail;
  private final Path data;
  private final @Nullable String name;
  private @Nullable CheckpointSigner signer;

  @Activate
  public AuditFetchers(BundleContext context, @Reference Store store) {
    this(
        store,
        Path.of(Optional.ofNullable(context.getProperty(Engine.DATA)).orElse("data")),
        context.getProperty(NAME));
  }

  AuditFetchers(Store store, Path data, @Nullable String name) {
    this.trail = new AuditTrail(store, this::signer);
    this.data = data;
    this.name = name == null || name.isBlank() ? null : name.strip();
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.auditLog",
        field -> new AuditView.Log(trail.size()),
        "AuditLog.verifierKey",
        field -> guarded(() -> signer().verifier().text()),
        "AuditLog.entries",
        field -> AuditPages.of(trail, log(field), field),
        "AuditLog.entry",
        this::entry,
        "AuditLog.checkpoint",
        field -> guarded(() -> AuditView.Signed.of(trail.checkpoint())),
        "AuditLog.inclusionProof",
        this::inclusion,
        "AuditLog.consistencyProof",
        this::consistency,
        "AuditLog.verification",
        field -> AuditView.Verification.of(trail.verify()));
  }

  private synchronized CheckpointSigner signer() {
    CheckpointSigner known = signer;
    if (known == null) {
      known = new CheckpointSigner(data, name);
      signer = known;
    }
    return known;
  }

  private Object entry(FieldContext field) {
    return trail.entry(number(field, "position")).map(AuditEntryView::new);
  }

  private Object inclusion(FieldContext field) {
    long size = size(field, "size");
    long position = number(field, "position");
    if (position < 1 || position > size) {
      throw new Refused(
          Refusal.of(
                  "AUDIT_POSITION_UNKNOWN",
                  "position 应在 1 到 " + size + " 之间，实际为 " + position,
                  "position must be 1 to " + size + ", not " + position)
              .at("position"));
    }
    return guarded(
        () ->
            new AuditView.Inclusion(
                position,
                size,
                trail.entry(position).orElseThrow().leaf().hex(),
                trail.root(size).hex(),
                AuditView.hex(trail.inclusion(position, size))));
  }

  private Object consistency(FieldContext field) {
    long to = size(field, "to");
    long from = number(field, "from");
    if (from < 0 || from > to) {
      throw unknown("from", from, to);
    }
    return guarded(
        () ->
            new AuditView.Consistency(
                from,
                to,
                trail.root(from).hex(),
                trail.root(to).hex(),
                AuditView.hex(trail.consistency(from, to))));
  }

  /** A size that the client gives, or that of the whole log. */
  private static long size(FieldContext field, String argument) {
    long all = log(field).size();
    long size = field.argument(argument, Integer.class).map(Integer::longValue).orElse(all);
    if (size < 0 || size > all) {
      throw unknown(argument, size, all);
    }
    return size;
  }

  private static Refused unknown(String argument, long size, long most) {
    return new Refused(
        Refusal.of(
                "AUDIT_SIZE_UNKNOWN",
                argument + " 应在 0 到 " + most + " 之间，实际为 " + size,
                argument + " must be 0 to " + most + ", not " + size)
            .at(argument));
  }

  private static long number(FieldContext field, String argument) {
    return field.argument(argument, Integer.class).orElseThrow();
  }

  private static AuditView.Log log(FieldContext field) {
    return field.source(AuditView.Log.class);
  }

  /** A log that somebody has damaged, or an unusable key, is told as what it is. */
  private static Object guarded(Supplier<Object> answer) {
    try {
      return answer.get();
    } catch (StoreException broken) {
      if (broken.code().startsWith("AUDIT_")) {
        throw new Refused(AuditRefusals.of(broken.code()));
      }
      throw broken;
    } catch (IllegalStateException | NoSuchElementException damaged) {
      throw new Refused(AuditRefusals.of("AUDIT_LOG_DAMAGED"));
    }
  }
}
